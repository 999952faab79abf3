package io.formant.stages.judge;

import io.formant.audio.Waveform;
import io.formant.audio.spectrum.Mel;
import io.formant.model.recognizer.Recognition;
import io.formant.model.recognizer.Recognizer;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The recognisers at work: they hear clips as audio, whatever made them. */
public final class Judge implements AutoCloseable {
  private static final int BATCH = 64;

  private final Recognizer content;
  private final Recognizer voice;
  private final Mel mel;

  public Judge(RecognizerModel model) {
    content = recognizer(model.content());
    voice = recognizer(model.voice());
    mel = new Mel(model.settings());
  }

  private static Recognizer recognizer(RecognizerModel.Part part) {
    return Recognizer.of(part.config(), part.labels(), part.weights());
  }

  /** Refuses clips, under {@code from}, at another rate than the recognisers'. */
  public static void requireRate(Traits clips, Traits recognizer) {
    int rateHz = recognizer.rateHz().orElseThrow();
    int actualHz = clips.rateHz().orElseThrow();
    if (actualHz != rateHz) {
      throw new Rejection(
          "from", "clips are at " + actualHz + " Hz, expected the recogniser's " + rateHz + " Hz");
    }
  }

  /** What the recognisers hear in each clip. */
  public List<Judged> all(List<Item<Clip>> items, Task task) {
    List<Judged> judged = new ArrayList<>();
    for (int begin = 0; begin < items.size(); begin += BATCH) {
      judged.addAll(batch(items.subList(begin, Math.min(items.size(), begin + BATCH))));
      task.advance(judged.size(), items.size(), "clips judged");
    }
    return judged;
  }

  private List<Judged> batch(List<Item<Clip>> items) {
    List<Judged> seen = pictures(items);
    List<float[][]> pictures = seen.stream().map(Judged::picture).toList();
    List<Recognition> texts = content.recognize(pictures);
    List<Recognition> voices = voice.recognize(pictures);
    return IntStream.range(0, seen.size())
        .mapToObj(i -> heard(seen.get(i), texts.get(i), voices.get(i)))
        .toList();
  }

  private Judged heard(Judged clip, Recognition text, Recognition speaker) {
    return clip.hearing(
        answer(text, content.labels(), clip.text()), answer(speaker, voice.labels(), clip.voice()));
  }

  private static Judged.Answer answer(Recognition heard, List<String> labels, String asked) {
    int index = labels.indexOf(asked);
    double probability = index < 0 ? Double.NaN : heard.probabilities()[index];
    return new Judged.Answer(heard.label(), probability, heard.embedding());
  }

  /** The pictures of clips, without judging them. */
  public List<Judged> pictures(List<Item<Clip>> items) {
    return items.parallelStream().map(this::seen).toList();
  }

  private Judged seen(Item<Clip> item) {
    Waveform waveform = item.value().waveform();
    return new Judged(
        item, waveform, mel.picture(waveform), Judged.Answer.NONE, Judged.Answer.NONE);
  }

  @Override
  public void close() {
    content.close();
    voice.close();
  }
}
