package dev.orchard.training.trainer;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does the same work for every tree, side by side, and gives the results in the trees' order. */
final class ParallelTrees {
  private final int threads;

  ParallelTrees(int threads) {
    this.threads = threads;
  }

  <T> List<T> each(int count, IntFunction<T> work, String stage, ProgressListener progress) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "orchard-trees");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<T>> futures = new ArrayList<>(count);
      for (int index = 0; index < count; index++) {
        int item = index;
        futures.add(executor.submit(() -> work.apply(item)));
      }
      List<T> results = new ArrayList<>(count);
      for (Future<T> future : futures) {
        results.add(future.get());
        progress.progress(stage, results.size(), count);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static RuntimeException rethrown(ExecutionException failure) {
    if (failure.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(failure.getCause());
  }
}
