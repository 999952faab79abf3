package io.formant.stages;

import io.formant.audio.Wav;
import io.formant.audio.Waveform;
import io.formant.stage.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three voices saying three words in four takes each, as buzzes under two formants: pitch and tilt are the voice's, the path of the
 * formants the word's. Each voice's own word is held out; of the others the last take is test.
 */
public final class TinyCorpus {
  public static final int RATE_HZ = 8000;
  public static final List<String> VOICES = List.of("ann", "bob", "cat");
  public static final List<String> WORDS = List.of("one", "two", "three");
  public static final int TAKES = 4;

  private static final double[][][] FORMANTS_HZ = {
    {{400, 900}, {600, 1000}, {400, 1400}},
    {{300, 2000}, {300, 1200}, {300, 800}},
    {{500, 1500}, {400, 1900}, {300, 2300}}
  };

  private TinyCorpus() {}

  /** The same clips as items, with the labels that stages select by. */
  public static List<Item<Clip>> clips() {
    List<Item<Clip>> clips = new ArrayList<>();
    for (int voice = 0; voice < VOICES.size(); voice++) {
      for (int word = 0; word < WORDS.size(); word++) {
        for (int take = 0; take < TAKES; take++) {
          Clip clip = clip(VOICES.get(voice), WORDS.get(word), say(voice, word, take));
          clips.add(Item.of(file(voice, word, take), labels(voice, word, take), clip));
        }
      }
    }
    return clips;
  }

  /** A clip of which no phones and no durations are known. */
  public static Clip clip(String voice, String text, Waveform waveform) {
    return new Clip(
        voice, text, "", List.of(), new double[0], waveform.rateHz(), waveform.samples());
  }

  /** Writes WAV files and {@code metadata.tsv}. */
  public static Path write(Path folder) {
    StringBuilder table = new StringBuilder("file\tvoice\ttext\tsplit\n");
    for (Item<Clip> item : clips()) {
      Wav.write(item.value().waveform(), folder.resolve(item.key()));
      Cell cell = Cell.of(item);
      table.append(String.join("\t", item.key(), cell.voice(), cell.text(), cell.split()));
      table.append('\n');
    }
    try {
      Files.writeString(folder.resolve("metadata.tsv"), table);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(int voice, int word, int take) {
    return VOICES.get(voice) + "_" + WORDS.get(word) + "_" + take + ".wav";
  }

  private static Map<String, String> labels(int voice, int word, int take) {
    String split = voice == word ? "heldout" : take == TAKES - 1 ? "test" : "train";
    return Map.of("split", split, "voice", VOICES.get(voice), "text", WORDS.get(word));
  }

  /** A quarter to a third of a second; takes differ in length and pitch. */
  public static Waveform say(int voice, int word, int take) {
    double f0 = new double[] {110, 160, 220}[voice] * (1 + 0.02 * take);
    float[] samples = new float[(int) (RATE_HZ * (0.25 + 0.02 * take))];
    for (int harmonic = 1; harmonic * f0 < 3500; harmonic++) {
      for (int i = 0; i < samples.length; i++) {
        double place = (double) i / samples.length;
        double[] formants = FORMANTS_HZ[word][(int) (3 * place)];
        double amplitude = 0.1 * Math.pow(harmonic, -0.3 * voice) * Math.sin(Math.PI * place);
        samples[i] += (float) (amplitude
            * (peak(harmonic * f0, formants[0]) + peak(harmonic * f0, formants[1]))
            * Math.sin(2 * Math.PI * harmonic * f0 * i / RATE_HZ + harmonic));
      }
    }
    return new Waveform(samples, RATE_HZ);
  }

  private static double peak(double hz, double centreHz) {
    double distance = (hz - centreHz) / 100;
    return 1 / (1 + distance * distance);
  }
}
