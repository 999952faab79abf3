package io.formant.plan.code;

import io.formant.artifact.Digest;
import java.util.Set;

/**
 * What a class file says.
 *
 * @param digest of the class without its debug attributes
 * @param classes internal names of the classes it mentions, arrays and primitives left out
 * @param strings the string constants in it
 */
record ClassFacts(Digest digest, Set<String> classes, Set<String> strings) {
  ClassFacts {
    classes = Set.copyOf(classes);
    strings = Set.copyOf(strings);
  }
}
