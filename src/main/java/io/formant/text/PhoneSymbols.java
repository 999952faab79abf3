package io.formant.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fixed inventory: {@code pau} (silence, id 0) and the 39 phones of the CMU dictionary in lower case without stress, in
 * alphabetical order. The order is part of trained models: it never changes.
 */
public final class PhoneSymbols {
  /** Silence before, between and after phrases. */
  public static final String PAUSE = "pau";

  private static final Map<String, Phone> PHONES = phones();
  private static final List<String> NAMES = List.copyOf(PHONES.keySet());

  private PhoneSymbols() {}

  /** How a phone is made. */
  public enum Manner {
    SILENCE,
    VOWEL,
    STOP,
    FRICATIVE,
    AFFRICATE,
    NASAL,
    LIQUID,
    GLIDE
  }

  /**
   * One phone.
   *
   * @param typicalSeconds a prior for its duration in fluent speech, used where nothing better is known; after Klatt's
   *     inherent durations (Klatt 1979, Synthesis by rule of segmental durations in English sentences)
   */
  public record Phone(String name, int id, Manner manner, boolean voiced, double typicalSeconds) {}

  public static int size() {
    return NAMES.size();
  }

  /** All names, each at the index of its id. */
  public static List<String> names() {
    return NAMES;
  }

  public static boolean contains(String name) {
    return PHONES.containsKey(name);
  }

  /**
   * @throws IllegalArgumentException if there is no such phone
   */
  public static Phone phone(String name) {
    Phone phone = PHONES.get(name);
    if (phone == null)
      throw new IllegalArgumentException("unknown phone '" + name + "', expected one of " + NAMES);
    return phone;
  }

  public static int id(String name) {
    return phone(name).id();
  }

  public static int[] ids(List<String> names) {
    return names.stream().mapToInt(PhoneSymbols::id).toArray();
  }

  public static String name(int id) {
    return NAMES.get(id);
  }

  private static Map<String, Phone> phones() {
    List<Phone> all = new ArrayList<>();
    add(all, Manner.SILENCE, false, "pau 50");
    add(all, Manner.VOWEL, true, "aa 145 ae 150 ah 90 ao 155 aw 165 ay 160 eh 105 er 115 ey 140");
    add(all, Manner.VOWEL, true, "ih 85 iy 110 ow 145 oy 190 uh 90 uw 120");
    add(all, Manner.STOP, true, "b 70 d 60 g 70");
    add(all, Manner.STOP, false, "p 90 t 80 k 90");
    add(all, Manner.AFFRICATE, false, "ch 120");
    add(all, Manner.AFFRICATE, true, "jh 95");
    add(all, Manner.FRICATIVE, false, "f 100 hh 65 s 110 sh 115 th 95");
    add(all, Manner.FRICATIVE, true, "dh 45 v 60 z 80 zh 80");
    add(all, Manner.NASAL, true, "m 70 n 65 ng 80");
    add(all, Manner.LIQUID, true, "l 65 r 65");
    add(all, Manner.GLIDE, true, "w 65 y 60");
    return numbered(all);
  }

  private static void add(
      List<Phone> all, Manner manner, boolean voiced, String namesAndMilliseconds) {
    String[] words = namesAndMilliseconds.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      all.add(new Phone(words[i], 0, manner, voiced, Integer.parseInt(words[i + 1]) / 1000.0));
    }
  }

  private static Map<String, Phone> numbered(List<Phone> all) {
    List<Phone> ordered = new ArrayList<>(all.subList(1, all.size()));
    ordered.sort((a, b) -> a.name().compareTo(b.name()));
    ordered.add(0, all.get(0));
    Map<String, Phone> phones = new LinkedHashMap<>();
    for (Phone each : ordered) {
      int id = phones.size();
      phones.put(
          each.name(),
          new Phone(each.name(), id, each.manner(), each.voiced(), each.typicalSeconds()));
    }
    return Collections.unmodifiableMap(phones);
  }
}
