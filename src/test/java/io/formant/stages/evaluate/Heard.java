package io.formant.stages.evaluate;

import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.TinyCorpus;
import io.formant.stages.judge.Judged;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Clips as recognisers might have heard them. */
final class Heard {
  static final String MAIN = "style=2 content=3";
  static final String OFF = "style=1 content=1";

  static final Instruments INSTRUMENTS = new Instruments("c0", "f0", TinyCorpus.RATE_HZ, "e0");

  private Heard() {}

  /** A generated clip. */
  static Judged generated(
      Cell cell, String condition, String guidance, String heardText, String heardVoice) {
    Map<String, String> labels = labels(cell);
    labels.put("condition", condition);
    labels.put("guidance", guidance);
    labels.put("seed", "7");
    labels.put("steps", "8");
    labels.put("evaluations", "24");
    return of("generated", labels, 0, heardText, heardVoice);
  }

  /** A generated clip in its true style under the main guidance. */
  static Judged main(Cell cell, String heardText, String heardVoice) {
    return generated(cell, "true", MAIN, heardText, heardVoice);
  }

  /** A real clip that is heard as what it is. */
  static Judged real(Cell cell, int take) {
    return of("take" + take, labels(cell), take, cell.text(), cell.voice());
  }

  private static Map<String, String> labels(Cell cell) {
    return new HashMap<>(Map.of("split", cell.split(), "voice", cell.voice(), "text", cell.text()));
  }

  /** The picture is flat, {@code take} tenths of a neper above −5. */
  private static Judged of(
      String key, Map<String, String> labels, int take, String heardText, String heardVoice) {
    Waveform waveform = TinyCorpus.say(0, 0, take);
    Clip clip = TinyCorpus.clip("", "", waveform);
    float[][] picture = new float[6][4];
    for (float[] frame : picture) {
      Arrays.fill(frame, -5 + take / 10f);
    }
    Item<Clip> item = Item.of(key + "/" + labels.get("voice") + labels.get("text"), labels, clip);
    return new Judged(item, waveform, picture, answer(heardText, take), answer(heardVoice, take));
  }

  /** Points of one answer lie near each other. */
  static Judged.Answer answer(String label, int take) {
    float[] point = new float[8];
    point[Math.floorMod(label.hashCode(), 7)] = 1;
    point[7] = take / 10f;
    return new Judged.Answer(label, 0.5, point);
  }
}
