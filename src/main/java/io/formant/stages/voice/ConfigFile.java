package io.formant.stages.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.hifigan.HifiGanConfig;
import io.formant.model.vits.VitsConfig;
import io.formant.model.vits.VitsSound;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Weights;
import io.formant.stages.reference.Settings;
import io.formant.text.ipa.EnglishCleaner;
import io.formant.text.ipa.VitsSymbols;
import io.formant.text.ipa.VitsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The {@code config.json} that is published with the weights of VITS and HiFi-GAN. */
final class ConfigFile {

  private static final String USUAL_NAME = "config.json";
  private static final String KEY = "config";

  private final Path file;
  private final Settings settings;

  private ConfigFile(Path file, Settings settings) {
    this.file = file;
    this.settings = settings;
  }

  /** The file named, or the one of the usual name beside published weights; nothing for a trained model. */
  static Optional<PublishedFile> of(Weights<?> weights, Optional<PublishedFile> named) {
    if (named.isPresent() || weights.file().isEmpty()) {
      return named;
    }
    Path beside = weights.file().get().file().resolveSibling(USUAL_NAME);
    return Files.isRegularFile(beside) ? Optional.of(PublishedFile.at(beside)) : Optional.empty();
  }

  /**
   * Reads the file.
   *
   * @throws Rejection if there is none, or it is no JSON object
   */
  static ConfigFile read(Optional<PublishedFile> config) {
    Path file = config
        .orElseThrow(() -> new Rejection(
            KEY,
            "the weights have no " + USUAL_NAME + " beside them, expected the file named here"))
        .file();
    try {
      Map<String, Object> values =
          new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
      return new ConfigFile(file, new Settings(values));
    } catch (JsonProcessingException e) {
      throw new Rejection(KEY, file + " is no JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Rejection(KEY, "cannot read " + file + ": " + e.getMessage());
    }
  }

  /** The shape of a VITS network. */
  VitsConfig vits() {
    return checked(() -> {
      Settings data = part("data");
      Map<String, Object> arguments = new LinkedHashMap<>(part("model").values());
      arguments.putIfAbsent("n_vocab", VitsSymbols.size());
      arguments.putIfAbsent("spec_channels", data.whole("filter_length") / 2 + 1);
      arguments.putIfAbsent(
          "segment_size", part("train").whole("segment_size") / data.whole("hop_length"));
      arguments.putIfAbsent("n_speakers", data.whole("n_speakers", 0));
      return VoiceConfigs.vits(new Settings(arguments));
    });
  }

  VitsSound vitsSound() {
    return checked(() -> {
      Settings data = part("data");
      return new VitsSound(
          data.whole("sampling_rate"),
          data.whole("filter_length"),
          data.whole("win_length"),
          data.whole("hop_length"));
    });
  }

  VitsText vitsText() {
    return checked(() -> {
      Settings data = part("data");
      List<EnglishCleaner> cleaners =
          data.texts("text_cleaners").stream().map(EnglishCleaner::named).toList();
      return new VitsText(cleaners, data.truth("add_blank", false));
    });
  }

  HifiGanConfig hifiGan() {
    return checked(() -> VoiceConfigs.hifiGan(settings));
  }

  /** The pictures that a HiFi-GAN vocoder turns into sound. */
  MelSettings hifiGanMel() {
    return checked(() -> VoiceConfigs.hifiGanMel(settings));
  }

  private Settings part(String name) {
    return settings
        .inner(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no part '" + name + "'"));
  }

  private <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new Rejection(KEY, file + ": " + e.getMessage());
    }
  }
}
