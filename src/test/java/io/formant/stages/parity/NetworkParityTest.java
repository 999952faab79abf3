package io.formant.stages.parity;

import io.formant.stages.reference.ParityCases;
import org.junit.jupiter.api.Test;

class NetworkParityTest {

  @Test
  void u_nets_are_those_of_a_unet() {
    ParityCases.hold(new UNetParity());
  }

  @Test
  void waveform_models_are_those_of_the_study() {
    ParityCases.hold(new WaveformParity());
  }

  @Test
  void a_text_is_read_as_at_the_widths_of_the_study() {
    ParityCases.hold(new PhonemeReaderParity());
  }

  @Test
  void a_latent_sequence_is_summed_up_as_by_the_study() {
    ParityCases.hold(new ZEmbedderParity());
  }
}
