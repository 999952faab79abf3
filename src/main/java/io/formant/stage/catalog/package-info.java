/**
 * What stages there are and what their keys mean, all read from the stage classes: {@link io.formant.stage.catalog.StageCatalog}
 * lists and describes them, {@link io.formant.stage.catalog.SpecBinder} turns a YAML mapping into a spec,
 * {@link io.formant.stage.catalog.CanonicalSpec} turns a spec back into text for fingerprints, and
 * {@link io.formant.stage.catalog.PipelineSchema} tells editors.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stage.catalog;
