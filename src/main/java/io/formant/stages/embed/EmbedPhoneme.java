package io.formant.stages.embed;

import io.formant.audio.Trim;
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
import java.util.Arrays;
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
    List<String> phones =
        clip.phones().isEmpty() ? Phonemizer.shared().phones(clip.text()) : clip.phones();
    boolean timed = clip.durationsSeconds().length == phones.size();
    double[] seconds = timed ? clip.durationsSeconds() : spread(phones, clip);
    return new Content(phones.size(), PhoneSymbols.size(), oneHot(phones), seconds, phones, timed);
  }

  private static float[] oneHot(List<String> phones) {
    float[] values = new float[phones.size() * PhoneSymbols.size()];
    for (int token = 0; token < phones.size(); token++) {
      values[token * PhoneSymbols.size() + PhoneSymbols.id(phones.get(token))] = 1;
    }
    return values;
  }

  /** Pauses at the ends take the silence around the trimmed clip, the phones share the rest. */
  private static double[] spread(List<String> phones, Clip clip) {
    double[] seconds = phones.stream()
        .mapToDouble(phone -> PhoneSymbols.phone(phone).typicalSeconds())
        .toArray();
    Trim trim = Trim.of(clip.waveform());
    int last = phones.size() - 1;
    boolean opens = phones.get(0).equals(PhoneSymbols.PAUSE);
    boolean closes = last > 0 && phones.get(last).equals(PhoneSymbols.PAUSE);
    double begin = opens ? trim.begin() / (double) clip.rateHz() : 0;
    double end = closes ? clip.lengthSeconds() - trim.end() / (double) clip.rateHz() : 0;
    stretch(seconds, opens ? 1 : 0, closes ? last : last + 1, clip.lengthSeconds() - begin - end);
    if (opens) {
      seconds[0] = begin;
    }
    if (closes) {
      seconds[last] = end;
    }
    return seconds;
  }

  /** Makes tokens {@code from} to {@code to} (excluded) last {@code totalSeconds} together. */
  private static void stretch(double[] seconds, int from, int to, double totalSeconds) {
    double factor = totalSeconds / Arrays.stream(seconds, from, to).sum();
    for (int token = from; token < to; token++) {
      seconds[token] *= factor;
    }
  }
}
