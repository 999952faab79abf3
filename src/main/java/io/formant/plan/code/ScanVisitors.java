package io.formant.plan.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Tells a {@link ClassScan} of everything in a class while the writer behind it writes the class anew. Types of annotations are
 * left out, as they don't run; their values are part of the class that carries them.
 */
final class ScanVisitors extends ClassVisitor {
  static final int API = Opcodes.ASM9;

  private final ClassScan scan;

  ScanVisitors(ClassScan scan, ClassWriter next) {
    super(API, next);
    this.scan = scan;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    signature(signature);
    name(superName);
    if (interfaces != null) {
      for (String each : interfaces) {
        scan.name(each);
      }
    }
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public void visitPermittedSubclass(String name) {
    scan.name(name);
    super.visitPermittedSubclass(name);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    scan.descriptor(descriptor);
    signature(signature);
    return super.visitRecordComponent(name, descriptor, signature);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    scan.descriptor(descriptor);
    signature(signature);
    if (value != null) {
      scan.constant(value);
    }
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    scan.descriptor(descriptor);
    signature(signature);
    return new CodeVisitor(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private void signature(@Nullable String signature) {
    if (signature != null) {
      scan.signature(signature);
    }
  }

  private void name(@Nullable String name) {
    if (name != null) {
      scan.name(name);
    }
  }

  /** The instructions of one method. */
  private final class CodeVisitor extends MethodVisitor {
    CodeVisitor(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      scan.name(type);
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      scan.name(owner);
      scan.descriptor(descriptor);
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      scan.name(owner);
      scan.descriptor(descriptor);
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      scan.descriptor(descriptor);
      scan.handle(bootstrap);
      for (Object argument : arguments) {
        scan.constant(argument);
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
      scan.constant(value);
      super.visitLdcInsn(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      scan.descriptor(descriptor);
      super.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      name(type);
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotationDefault() {
      AnnotationVisitor next = super.visitAnnotationDefault();
      return new AnnotationVisitor(API, next) {
        @Override
        public void visit(String name, Object value) {
          scan.constant(value);
          super.visit(name, value);
        }
      };
    }
  }
}
