package io.formant.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PhoneSymbolsTest {

  @Test
  void there_are_forty_symbols_and_silence_is_the_first() {
    assertThat(PhoneSymbols.size()).isEqualTo(40);
    assertThat(PhoneSymbols.id("pau")).isZero();
    assertThat(PhoneSymbols.names().subList(1, 40)).isSorted();
  }

  @Test
  void ids_and_names_are_inverse() {
    for (String name : PhoneSymbols.names())
      assertThat(PhoneSymbols.name(PhoneSymbols.id(name))).isEqualTo(name);
    assertThat(PhoneSymbols.ids(List.of("pau", "aa", "zh"))).containsExactly(0, 1, 39);
  }

  @Test
  void typical_durations_are_those_of_speech() {
    for (String name : PhoneSymbols.names()) {
      assertThat(PhoneSymbols.phone(name).typicalSeconds()).isBetween(0.03, 0.25);
    }
  }

  @Test
  void an_unknown_phone_is_named() {
    assertThatThrownBy(() -> PhoneSymbols.id("qq"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown phone 'qq'");
  }
}
