package io.formant.stages.evaluate;

import io.formant.audio.Waveform;
import io.formant.audio.spectrum.Mel;
import io.formant.model.recognizer.Recognition;
import io.formant.model.recognizer.Recognizer;
import io.formant.stage.Item;
import io.formant.stage.Task;
import io.formant.stages.Clip;
import io.formant.stages.RecognizerModel;
import java.util.ArrayList;
import java.util.List;

/** The recognisers at work: they hear clips as audio, whatever made them. */
final class Judge implements AutoCloseable {
  private static final int BATCH = 64;

  private final Recognizer content;
  private final Recognizer voice;
  private final Mel mel;

  Judge(RecognizerModel model) {
    content = recognizer(model.content());
    voice = recognizer(model.voice());
    mel = new Mel(model.settings());
  }

  private static Recognizer recognizer(RecognizerModel.Part part) {
    return Recognizer.of(part.config(), part.labels(), part.weights());
  }

  /** What the recognisers hear in each clip. */
  List<Judged> all(List<Item<Clip>> items, Task task) {
    List<Judged> judged = new ArrayList<>();
    for (int begin = 0; begin < items.size(); begin += BATCH) {
      judged.addAll(batch(items.subList(begin, Math.min(items.size(), begin + BATCH))));
      task.advance(judged.size(), items.size(), "clips judged");
    }
    return judged;
  }

  private List<Judged> batch(List<Item<Clip>> items) {
    List<Waveform> waveforms = items.stream().map(Judge::waveform).toList();
    List<float[][]> pictures = waveforms.stream().map(mel::picture).toList();
    List<Recognition> texts = content.recognize(pictures);
    List<Recognition> voices = voice.recognize(pictures);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String text = texts.get(i).label();
      String speaker = voices.get(i).label();
      judged.add(new Judged(items.get(i), waveforms.get(i), pictures.get(i), text, speaker));
    }
    return judged;
  }

  /** The pictures of clips, without judging them. */
  List<Judged> pictures(List<Item<Clip>> items) {
    return items.stream()
        .map(item -> new Judged(item, waveform(item), mel.picture(waveform(item)), "", ""))
        .toList();
  }

  private static Waveform waveform(Item<Clip> item) {
    Clip clip = item.value();
    return new Waveform(clip.samples(), clip.rateHz());
  }

  @Override
  public void close() {
    content.close();
    voice.close();
  }
}
