package io.formant.plan.code;

import io.formant.artifact.Digest;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Reads one class file: every class and string that its declarations, code, signatures and annotations mention. */
final class ClassScan {
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> strings = new TreeSet<>();

  private ClassScan() {}

  /**
   * Scans a class. Line numbers, parameter names and the like count for nothing, and the class is written anew, so that the order
   * of its constant pool doesn't either.
   */
  static ClassFacts of(byte[] classFile) {
    ClassScan scan = new ClassScan();
    ClassReader reader = new ClassReader(classFile);
    ClassWriter bare = new ClassWriter(0);
    reader.accept(new ScanVisitors(scan, bare), ClassReader.SKIP_DEBUG);
    scan.classes.remove(reader.getClassName());
    return new ClassFacts(Digest.of(bare.toByteArray()), scan.classes, scan.strings);
  }

  /** An internal name, which for arrays is a descriptor. */
  void name(String internalName) {
    type(Type.getObjectType(internalName));
  }

  void descriptor(String descriptor) {
    type(Type.getType(descriptor));
  }

  private void type(Type type) {
    switch (type.getSort()) {
      case Type.ARRAY -> type(type.getElementType());
      case Type.OBJECT -> classes.add(type.getInternalName());
      case Type.METHOD -> {
        type(type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
          type(argument);
        }
      }
      default -> {} // a primitive
    }
  }

  void signature(String signature) {
    new SignatureReader(signature).accept(new SignatureVisitor(ScanVisitors.API) {
      @Override
      public void visitClassType(String name) {
        name(name);
      }
    });
  }

  void handle(Handle handle) {
    name(handle.getOwner());
    descriptor(handle.getDesc());
  }

  /** Anything that an instruction, field or annotation can hold as a constant. */
  void constant(Object value) {
    if (value instanceof String text) {
      strings.add(text);
    } else if (value instanceof Type type) {
      type(type);
    } else if (value instanceof Handle handle) {
      handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      descriptor(dynamic.getDescriptor());
      handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }
}
