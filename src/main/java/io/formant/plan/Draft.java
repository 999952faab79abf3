package io.formant.plan;

import io.formant.artifact.OutsideFile;
import io.formant.stage.catalog.Mention;
import io.formant.stage.catalog.StageDescription;
import io.formant.yaml.Mark;
import io.formant.yaml.Value.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * A stage whose own keys have been read; its neighbours are not checked yet.
 *
 * @param spec empty when its keys have problems that leave none
 * @param files that its keys name, each seen to be there
 * @param mentions the other stages that it names
 * @param mark where its id stands
 */
record Draft(
    String id,
    StageDescription description,
    Optional<Record> spec,
    List<OutsideFile> files,
    List<Mention> mentions,
    Mark mark,
    Mapping source) {}
