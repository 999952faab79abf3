package io.formant.route;

/** What carries messages between stages. */
public enum Scheme {
  /** One thread, stage after stage. */
  DIRECT {
    @Override
    String endpoint(String name) {
      return "direct:" + name;
    }
  },
  /** A queue and a thread a stage, so that independent branches overlap. */
  SEDA {
    /** The default poll timeout would cost a second a route when the run ends. */
    @Override
    String endpoint(String name) {
      return "seda:" + name + "?waitForTaskToComplete=Never&pollTimeout=50";
    }
  };

  abstract String endpoint(String name);
}
