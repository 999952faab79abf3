package io.formant.tensor.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The opcodes that a pickle of protocol 2 to 5 is made of, and what each does to the stack. */
enum Opcode {
  PROTO(0x80, m -> m.protocol(m.unsigned(1))),
  FRAME(0x95, m -> m.unsigned(8)),
  STOP('.', m -> {}),
  MARK('(', PickleStack::mark),
  POP('0', PickleStack::drop),
  POP_MARK('1', PickleStack::popMark),
  DUP('2', m -> m.push(m.top())),

  NONE('N', m -> m.push(None.NONE)),
  NEWTRUE(0x88, m -> m.push(true)),
  NEWFALSE(0x89, m -> m.push(false)),
  BININT('J', m -> m.push((long) (int) m.unsigned(4))),
  BININT1('K', m -> m.push(m.unsigned(1))),
  BININT2('M', m -> m.push(m.unsigned(2))),
  LONG1(0x8a, m -> m.push(m.integer(m.length(1)))),
  LONG4(0x8b, m -> m.push(m.integer(m.length(4)))),
  BINFLOAT('G', m -> m.push(m.real())),

  BINUNICODE('X', m -> m.push(m.text(m.length(4)))),
  SHORT_BINUNICODE(0x8c, m -> m.push(m.text(m.length(1)))),
  BINUNICODE8(0x8d, m -> m.push(m.text(m.length(8)))),
  BINSTRING('T', m -> m.push(m.text(m.length(4)))),
  SHORT_BINSTRING('U', m -> m.push(m.text(m.length(1)))),
  BINBYTES('B', m -> m.push(m.bytes(m.length(4)))),
  SHORT_BINBYTES('C', m -> m.push(m.bytes(m.length(1)))),
  BINBYTES8(0x8e, m -> m.push(m.bytes(m.length(8)))),

  EMPTY_TUPLE(')', m -> m.make(new Tuple(List.of()))),
  TUPLE('t', m -> m.make(new Tuple(m.popMark()))),
  TUPLE1(0x85, m -> m.make(new Tuple(m.pop(1)))),
  TUPLE2(0x86, m -> m.make(new Tuple(m.pop(2)))),
  TUPLE3(0x87, m -> m.make(new Tuple(m.pop(3)))),
  EMPTY_LIST(']', m -> m.make(new ArrayList<>(0))),
  LIST('l', m -> m.make(m.popMark())),
  APPEND('a', m -> m.append(m.pop(1))),
  APPENDS('e', m -> m.append(m.popMark())),
  EMPTY_DICT('}', m -> m.make(new LinkedHashMap<>())),
  DICT('d', PickleStack::dict),
  SETITEM('s', m -> m.fill(m.pop(2))),
  SETITEMS('u', m -> m.fill(m.popMark())),

  BINGET('h', m -> m.push(m.recall(m.unsigned(1)))),
  LONG_BINGET('j', m -> m.push(m.recall(m.unsigned(4)))),
  BINPUT('q', m -> m.remember(m.unsigned(1))),
  LONG_BINPUT('r', m -> m.remember(m.unsigned(4))),
  MEMOIZE(0x94, PickleStack::rememberNext),

  GLOBAL('c', m -> m.global(m.line(), m.line())),
  STACK_GLOBAL(0x93, PickleStack::globalFromStack),
  REDUCE('R', PickleStack::call),
  NEWOBJ(0x81, PickleStack::call),
  BUILD('b', PickleStack::build),
  BINPERSID('Q', PickleStack::outside),
  INST('i', m -> m.refuseInstance(m.line(), m.line()));

  /** What an opcode does. */
  private interface Action {
    void on(PickleStack machine) throws IOException;
  }

  private static final Opcode[] BY_CODE = new Opcode[256];

  static {
    for (Opcode opcode : values()) {
      BY_CODE[opcode.code] = opcode;
    }
  }

  private final int code;
  private final Action action;

  Opcode(int code, Action action) {
    this.code = code;
    this.action = action;
  }

  /**
   * The opcode of a byte.
   *
   * @throws PickleException if it is none of those that are read here
   */
  static Opcode of(int code) throws PickleException {
    Opcode opcode = BY_CODE[code];
    if (opcode == null) {
      throw new PickleException(String.format(
          "pickle opcode 0x%02x is not read here, expected those that torch.save writes", code));
    }
    return opcode;
  }

  void run(PickleStack machine) throws IOException {
    action.on(machine);
  }
}
