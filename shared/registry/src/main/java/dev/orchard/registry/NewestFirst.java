package dev.orchard.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Picks a page of the newest ids, newest first, from listings that run the other way. An object
 * store lists by rising key only, so all keys are read, a thousand at a time, but only as many ids
 * as the page has are kept. A page token is the last id of the page before.
 */
final class NewestFirst {
  private final PageRequest request;
  private final TreeSet<String> newest = new TreeSet<>();

  NewestFirst(PageRequest request) {
    this.request = request;
  }

  /**
   * Takes in the ids of a folder.
   *
   * @param idOf gives the id that a key stands for, empty if none
   */
  void scan(ObjectStore store, String prefix, Function<String, String> idOf) {
    String token = "";
    do {
      Page page = store.list(prefix, token, ObjectStore.MAXIMUM_PAGE);
      page.names().forEach(key -> offer(idOf.apply(key)));
      token = page.nextPageToken();
    } while (!token.isEmpty());
  }

  private void offer(String id) {
    boolean isBehindToken = request.token().isEmpty() || id.compareTo(request.token()) < 0;
    if (!id.isEmpty() && isBehindToken && newest.add(id) && newest.size() > request.limit() + 1) {
      newest.pollFirst();
    }
  }

  /** The ids of the page. */
  <T> Listing<T> page(Function<String, T> itemOf) {
    List<String> ids = new ArrayList<>(newest);
    ids.sort(Comparator.reverseOrder());
    boolean more = ids.size() > request.limit();
    List<String> shown = more ? ids.subList(0, request.limit()) : ids;
    return new Listing<>(
        shown.stream().map(itemOf).toList(), more ? shown.get(shown.size() - 1) : "");
  }
}
