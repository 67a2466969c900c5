package dev.orchard.local.command;

/** How a command ended, for scripts. */
enum ExitCode {
  OK(0, "done"),
  FAILED(1, "failed; the message says why"),
  USAGE(2, "wrong options, arguments or configuration"),
  LOST(3, "trained, but the gate was lost: the champion stays"),
  NOT_FOUND(4, "no such model, version, alias or run"),
  INVALID(5, "a spec or features that do not fit; every mistake is listed"),
  CONFLICT(6, "the state forbids it, or someone else was first"),
  UNAVAILABLE(7, "storage cannot be reached; try again"),

  /** 128 and the number of the signal, as shells count. */
  INTERRUPTED(130, "interrupted by Ctrl-C");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** In a few words, for the help. */
  String meaning() {
    return meaning;
  }
}
