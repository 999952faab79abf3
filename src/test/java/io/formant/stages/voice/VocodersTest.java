package io.formant.stages.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.vocoder.Vocoder;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.stages.learn.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocodersTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<Mels> MELS = new From<>("mel");
  private static final From<VocoderModel> VOCODER = new From<>("vocoder");
  private static final MelSettings USUAL =
      MelSettings.forRate(TinyCorpus.RATE_HZ).withBands(24);
  private static final Traits MEL_TRAITS =
      Traits.of(Mels.class).withRateHz(TinyCorpus.RATE_HZ).withHopSamples(100).withWidth(24);

  @TempDir
  Path folder;

  private static List<Item<MelFrames>> mels() {
    Mel mel = new Mel(USUAL);
    return TinyCorpus.clips().stream()
        .map(clip -> Item.of(
            clip.key(),
            clip.labels(),
            new MelFrames(USUAL, mel.picture(clip.value().waveform()))))
        .toList();
  }

  private VocoderModel trained(int steps) {
    TrainVocoder stage = new TrainVocoder();
    TrainVocoder.Spec spec =
        new TrainVocoder.Spec(CLIPS, MELS, 16, 32, 1, steps, 4, 2e-3, Recipes.of("{}"));
    MemoryInputs in = new MemoryInputs()
        .with(
            CLIPS,
            Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ),
            MemoryInputs.consumed(
                TinyCorpus.clips(), entries -> stage.consumes(spec, CLIPS, entries)))
        .with(
            MELS,
            MEL_TRAITS,
            MemoryInputs.consumed(mels(), entries -> stage.consumes(spec, MELS, entries)));
    return stage
        .run(spec, in, new QuietTask(1, folder.resolve("checkpoint-" + steps)))
        .items()
        .get(0)
        .value();
  }

  @Test
  void training_brings_the_sound_nearer_to_its_spectrogram() {
    VocoderModel model = trained(30);
    float[][] picture = mels().get(0).value().values();
    double before = distance(trained(1), picture);

    assertThat(model.clips()).isEqualTo(18);
    assertThat(distance(model, picture)).isLessThan(0.7 * before);
  }

  private static double distance(VocoderModel model, float[][] picture) {
    try (Vocoder vocoder = Vocoder.of(model.config(), model.weights())) {
      float[][] again = new Mel(USUAL).picture(vocoder.waveform(picture, 0));
      double sum = 0;
      for (int frame = 0; frame < again.length; frame++) {
        for (int band = 0; band < again[frame].length; band++) {
          sum += Math.abs(again[frame][band] - picture[frame][band]);
        }
      }
      return sum;
    }
  }

  @Test
  void rounds_bring_each_band_nearer_to_the_spectrogram() {
    VocoderModel model = trained(3);
    float[][] picture = mels().get(0).value().values();
    try (Vocoder vocoder = Vocoder.of(model.config(), model.weights())) {
      Mel mel = new Mel(USUAL);
      float[][] none = mel.picture(vocoder.waveform(picture, 0));
      float[][] some = mel.picture(vocoder.waveform(picture, 8));
      assertThat(meanDistance(some, picture)).isLessThan(0.5 * meanDistance(none, picture));
    }
  }

  private static double meanDistance(float[][] a, float[][] b) {
    double sum = 0;
    for (int frame = 0; frame < a.length; frame++) {
      for (int band = 0; band < a[frame].length; band++) {
        sum += Math.abs(a[frame][band] - b[frame][band]);
      }
    }
    return sum;
  }

  @Test
  void a_trained_vocoder_hears_spectrograms_like_those_it_was_trained_for() {
    VocodeNeural stage = new VocodeNeural();
    VocodeNeural.Spec spec = new VocodeNeural.Spec(MELS, VOCODER, 2);
    MelFrames mel = mels().get(0).value();
    Clip heard;
    try (Vocoder vocoder = stage.prepare(
        spec,
        new MemoryInputs().with(VOCODER, MEL_TRAITS.withKind(VocoderModel.class), trained(1)))) {
      heard = stage.run(spec, vocoder, mel);
    }
    MemoryInputs other = new MemoryInputs()
        .with(MELS, MEL_TRAITS.withWidth(64), List.of())
        .with(VOCODER, MEL_TRAITS.withKind(VocoderModel.class), List.of());

    assertThat(heard.samples()).hasSize((mel.values().length - 1) * 100);
    assertThatThrownBy(() -> stage.outputs(spec, other))
        .isInstanceOf(Rejection.class)
        .hasMessage(
            "the spectrograms are 64 bands every 100 samples at 8000 Hz, expected the vocoder's 24 bands every 100 "
                + "samples at 8000 Hz");
  }

  @Test
  void a_published_hifi_gan_hears_spectrograms_made_as_its_config_says() throws IOException {
    VocodeHifiGan stage = new VocodeHifiGan();
    VocodeHifiGan.Spec spec =
        new VocodeHifiGan.Spec(MELS, PublishedFile.at(Published.hifiGan(folder)), Optional.empty());
    Traits like =
        Traits.of(Mels.class).withRateHz(TinyCorpus.RATE_HZ).withHopSamples(64).withWidth(20);
    MelSettings settings = new MelSettings(
        TinyCorpus.RATE_HZ,
        20,
        256,
        64,
        256,
        0,
        3600,
        1e-4,
        MelSettings.Scale.SLANEY,
        MelSettings.Norm.AREA);
    float[][] picture =
        new Mel(settings).picture(TinyCorpus.clips().get(0).value().waveform());
    try (VocodeHifiGan.Vocoder vocoder = stage.prepare(spec, new MemoryInputs())) {
      Clip heard = stage.run(spec, vocoder, new MelFrames(settings, picture));

      assertThat(stage.outputs(spec, new MemoryInputs().with(MELS, like, List.of())))
          .isEqualTo(Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ));
      assertThat(heard.samples()).hasSize((picture.length - 1) * 64);
      assertThatThrownBy(() -> stage.run(spec, vocoder, mels().get(0).value()))
          .hasMessageContaining("expected")
          .hasMessageContaining("as the vocoder was trained on: set featurize.mel so");
    }
    assertThatThrownBy(
            () -> stage.outputs(spec, new MemoryInputs().with(MELS, like.withWidth(80), List.of())))
        .isInstanceOf(Rejection.class)
        .hasMessage("the spectrograms' number of bands is 80, expected the vocoder's 20");
  }
}
