package io.formant.model.waveform;

import io.formant.model.unet.UNetSizes;
import io.formant.stages.reference.Settings;
import io.formant.yaml.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Sizes as a shared YAML file gives them.
 *
 * @param unet of the network
 * @param waveform of what reads the content
 */
record UNetFile(Settings unet, Settings waveform) {

  private static final int GROUPS = 8;

  static UNetFile read(String file) {
    Map<String, ?> all = Document.read(Path.of(file), List.of()).root().plain();
    Settings vars = new Settings(all).inner("vars").orElseThrow();
    return new UNetFile(vars.inner("unet").orElseThrow(), vars.inner("waveform").orElseThrow());
  }

  UNetSizes sizes() {
    return new UNetSizes(
        unet.wholes("channels"),
        unet.wholes("factors"),
        unet.wholes("items"),
        unet.wholes("attentions"),
        unet.wholes("cross-attentions"),
        unet.whole("heads"),
        unet.whole("head-features"),
        unet.whole("modulation-features"),
        GROUPS);
  }

  ReaderConfig.Latents latents(int width) {
    return new ReaderConfig.Latents(width, waveform.whole("kernel"), waveform.whole("hop"));
  }

  ReaderConfig.Sentence sentence(int width, int style) {
    return new ReaderConfig.Sentence(
        width, waveform.whole("hidden"), waveform.whole("samples"), style);
  }

  ReaderConfig.Phonemes phonemes(int width, int style) {
    return new ReaderConfig.Phonemes(
        width,
        waveform.wholes("convolutions"),
        waveform.whole("tokens"),
        waveform.whole("samples"),
        style);
  }
}
