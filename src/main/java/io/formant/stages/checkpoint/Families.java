package io.formant.stages.checkpoint;

import java.util.List;

/** Model families whose weight files can be told by their names; found by CDI. */
public interface Families {

  List<Family> all();
}
