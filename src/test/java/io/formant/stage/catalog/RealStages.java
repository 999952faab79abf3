package io.formant.stage.catalog;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.formant.stage.Stage;
import io.formant.stage.StageType;
import java.lang.reflect.Constructor;
import java.util.List;

/** The catalog of the stages that the program has, found without starting it. */
public final class RealStages {
  private static final StageCatalog CATALOG = new StageCatalog(find());

  private RealStages() {}

  public static StageCatalog catalog() {
    return CATALOG;
  }

  private static List<Stage<?>> find() {
    return new ClassFileImporter()
        .importPackages("io.formant.stages").stream()
            .filter(type -> type.isAnnotatedWith(StageType.class))
            .<Stage<?>>map(RealStages::instance)
            .toList();
  }

  private static Stage<?> instance(JavaClass type) {
    try {
      Constructor<?> constructor = type.reflect().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Stage<?>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          type.getName() + " needs a constructor without parameters", e);
    }
  }
}
