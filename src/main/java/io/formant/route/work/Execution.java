package io.formant.route.work;

import io.formant.plan.Step;

/** Brings a job to its output. Behaviour is added by wrapping: caching around recording around computing. */
interface Execution {
  Output run(Step step, Job job) throws Exception;
}
