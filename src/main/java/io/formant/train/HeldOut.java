package io.formant.train;

/**
 * A loss on items that are not learnt from, of the weights that the training would yield if it ended now. It is taken every so many
 * steps, each time over the same batches; where it does not fall any more, the training may stop early, with the weights that had
 * the lowest.
 *
 * @param loss whatever is random in it must be drawn from seeds split by the batch's number
 * @param batches over which it is averaged, numbered from 0
 * @param everySteps steps between two
 * @param patience how many in a row may miss the lowest before the training stops; 0 for never
 */
public record HeldOut(LossFunction loss, int batches, long everySteps, int patience) {

  public HeldOut {
    if (batches < 1 || everySteps < 1 || patience < 0) {
      throw new IllegalArgumentException("held-out loss over " + batches + " batches every "
          + everySteps + " steps with patience " + patience
          + ": expected one batch and one step at least, no negative patience");
    }
  }

  boolean stops() {
    return patience > 0;
  }
}
