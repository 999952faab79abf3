/**
 * The extension point. A stage is one final class: {@link io.formant.stage.StageType}, a nested {@code record Spec} whose
 * components are its YAML keys, and a body of one of three shapes: {@link io.formant.stage.SourceStage source},
 * {@link io.formant.stage.MapStage map} (or {@link io.formant.stage.PreparedMapStage prepared map}) and
 * {@link io.formant.stage.BarrierStage barrier}. CDI finds the classes; {@link io.formant.stage.catalog} lists and describes them.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stage;
