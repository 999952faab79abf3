package io.formant.stages.embed;

import io.formant.audio.Trim;
import io.formant.audio.Waveform;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Content;
import io.formant.stages.Contents;
import io.formant.text.PhoneSymbols;
import io.formant.text.Phonemizer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said as phones, one-hot. Phones that the corpus does not give come from the text; durations that it does not give
 * are spread over the trimmed clip in proportion to each phone's typical length.
 */
@StageType(
    value = "embed.phoneme",
    about = "what is said, as phones with the duration of each",
    example = "{type: embed.phoneme, from: clips}")
final class EmbedPhoneme implements MapStage<EmbedPhoneme.Spec, Clip, Content> {

  record Spec(@Doc("clips whose words are wanted") From<Clips> from) {}

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Contents.class).withWidth(PhoneSymbols.size());
  }

  @Override
  public Content run(Spec spec, Clip clip) {
    List<String> phones = clip.phones().isEmpty() ? spoken(clip.text()) : clip.phones();
    boolean timed = clip.durationsSeconds().length == phones.size();
    double[] seconds = timed ? clip.durationsSeconds() : spread(phones, clip);
    return new Content(phones.size(), PhoneSymbols.size(), oneHot(phones), seconds, phones, timed);
  }

  private static List<String> spoken(String text) {
    List<String> phones = new ArrayList<>(Phonemizer.shared().phones(text));
    phones.add(0, PhoneSymbols.PAUSE);
    phones.add(PhoneSymbols.PAUSE);
    return phones;
  }

  private static float[] oneHot(List<String> phones) {
    float[] values = new float[phones.size() * PhoneSymbols.size()];
    for (int token = 0; token < phones.size(); token++) {
      values[token * PhoneSymbols.size() + PhoneSymbols.id(phones.get(token))] = 1;
    }
    return values;
  }

  /** Pauses take the silence around the trimmed clip, the phones share the rest. */
  private static double[] spread(List<String> phones, Clip clip) {
    Trim trim = Trim.of(new Waveform(clip.samples(), clip.rateHz()));
    double begin = trim.begin() / (double) clip.rateHz();
    double end = clip.lengthSeconds() - trim.end() / (double) clip.rateHz();
    double[] typical = phones.stream()
        .mapToDouble(phone -> PhoneSymbols.phone(phone).typicalSeconds())
        .toArray();
    int last = phones.size() - 1;
    boolean opens = phones.get(0).equals(PhoneSymbols.PAUSE);
    boolean closes = last > 0 && phones.get(last).equals(PhoneSymbols.PAUSE);
    double spoken = clip.lengthSeconds() - (opens ? begin : 0) - (closes ? end : 0);
    double total = 0;
    for (int token = opens ? 1 : 0; token <= (closes ? last - 1 : last); token++) {
      total += typical[token];
    }
    for (int token = 0; token <= last; token++) {
      typical[token] *= spoken / total;
    }
    if (opens) {
      typical[0] = begin;
    }
    if (closes) {
      typical[last] = end;
    }
    return typical;
  }
}
