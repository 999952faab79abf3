package io.formant.stages.audio;

import io.formant.artifact.Digest;
import io.formant.artifact.Material;
import io.formant.audio.AudioFormatException;
import io.formant.audio.Resampler;
import io.formant.audio.Waveform;
import io.formant.corpus.Corpora;
import io.formant.corpus.CorpusException;
import io.formant.corpus.CorpusSource;
import io.formant.corpus.Recording;
import io.formant.corpus.Selection;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.Location;
import io.formant.stage.Rejection;
import io.formant.stage.SourceStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the clips of a corpus, mono, at one rate. */
@StageType(
    value = "load-audio",
    about = "reads the clips of a corpus: the bundled one by name, or a folder",
    example = "{type: load-audio, corpus: voices, select: digits, rate-hz: 16000}")
final class LoadAudio implements SourceStage<LoadAudio.Spec, Clip> {

  record Spec(
      @Doc(
          "'voices', or a folder with metadata.tsv, LJSpeech, VCTK, LibriTTS or digit_voice_take.wav files")
      @Location
      String corpus,

      @Doc("which clips: all, digits, sentences") @Default("all")
      Selection select,

      @Doc("rate that every clip is brought to, the corpus' own if left out [Hz]")
      Optional<Integer> rateHz) {
    Spec {
      if (rateHz.filter(rate -> rate < 4000 || rate > 192_000).isPresent()) {
        throw new IllegalArgumentException(
            "rate-hz must be within 4000 and 192000, was " + rateHz.get());
      }
    }

    CorpusSource open() {
      try {
        return Corpora.open(corpus, Path.of(""));
      } catch (CorpusException e) {
        throw new Rejection("corpus", e.brief());
      }
    }

    List<Recording> recordings(CorpusSource source) {
      List<Recording> selected = select.of(source.recordings());
      if (selected.isEmpty()) {
        throw new Rejection(
            "select", "corpus '" + corpus + "' has no " + select.name().toLowerCase(Locale.ROOT));
      }
      return selected;
    }
  }

  @Override
  public Traits outputs(Spec spec) {
    CorpusSource source = spec.open();
    return Traits.of(Clips.class).withRateHz(rateHz(spec, source, spec.recordings(source)));
  }

  @Override
  public List<Material> materials(Spec spec) {
    CorpusSource source = spec.open();
    return List.of(Material.corpus(source.name(), source.licence()));
  }

  private static int rateHz(Spec spec, CorpusSource source, List<Recording> recordings) {
    try {
      return spec.rateHz().orElseGet(() -> source.header(recordings.get(0)).rateHz());
    } catch (UncheckedIOException | AudioFormatException e) {
      throw new Rejection("corpus", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Listed<Clip>> list(Spec spec) {
    CorpusSource source = spec.open();
    List<Recording> recordings = spec.recordings(source);
    int rateHz = rateHz(spec, source, recordings);
    return recordings.parallelStream()
        .map(recording -> listed(spec, source, recording, rateHz))
        .sorted(Comparator.comparing(Listed::key))
        .toList();
  }

  /** The rate counts too: without {@code rate-hz} it is a property of the corpus. */
  private static Listed<Clip> listed(
      Spec spec, CorpusSource source, Recording recording, int rateHz) {
    Digest content =
        Digest.of(List.of(recording.row(), digest(source, recording).hex(), rateHz + " Hz"));
    Map<String, String> labels = new HashMap<>(Map.of(
        "voice", recording.voice(),
        "text", recording.text(),
        "split", recording.split().word()));
    recording.recorded().ifPresent(how -> labels.put("recorded", how));
    return new Listed<>(
        recording.file(), labels, content, () -> clip(spec, source, recording, rateHz));
  }

  private static Digest digest(CorpusSource source, Recording recording) {
    try (InputStream stream = source.open(recording)) {
      return Digest.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new Rejection("corpus", "cannot read " + recording.file() + ": " + e.getMessage());
    }
  }

  private static Clip clip(Spec spec, CorpusSource source, Recording recording, int rateHz) {
    Waveform waveform = source.read(recording);
    if (spec.rateHz().isPresent()) {
      waveform = Resampler.resample(waveform, rateHz);
    } else if (waveform.rateHz() != rateHz) {
      throw new IllegalArgumentException(
          recording.file() + " is at " + waveform.rateHz() + " Hz while corpus '" + source.name()
              + "' begins with " + rateHz + " Hz: say rate-hz to bring all clips to one rate");
    }
    return new Clip(
        recording.voice(),
        recording.text(),
        recording.speakerAbout().orElse(""),
        recording.phones(),
        recording.durationsSeconds().stream().mapToDouble(Double::doubleValue).toArray(),
        waveform.rateHz(),
        waveform.samples());
  }
}
