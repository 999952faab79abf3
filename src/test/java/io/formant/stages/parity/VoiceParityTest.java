package io.formant.stages.parity;

import io.formant.stages.reference.ParityCases;
import org.junit.jupiter.api.Test;

class VoiceParityTest {

  @Test
  void alignments_equal_the_reference() {
    ParityCases.hold(new AlignmentParity());
  }

  @Test
  void the_front_ends_of_vits_and_hifi_gan_equal_the_reference() {
    ParityCases.hold(new VocoderMelParity());
  }

  @Test
  void hifi_gan_equals_the_reference() {
    ParityCases.hold(new HifiGanParity());
  }

  @Test
  void vits_equals_the_reference() {
    ParityCases.hold(new VitsParity());
  }
}
