package ro.stocsync.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every key {@code stocsync.*} that the code reads. */
public final class ConfigurationKeys {

  private ConfigurationKeys() {}

  /** Each key with its default; names that an operator gives stand as {@code <company>}. */
  public static Map<String, String> withDefaults() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ro.stocsync");
    Map<String, String> keys = new TreeMap<>();
    for (JavaClass mapping : classes) {
      if (mapping.isAnnotatedWith(ConfigMapping.class)) {
        Class<?> type = mapping.reflect();
        collect(type.getAnnotation(ConfigMapping.class).prefix(), type, keys);
      }
      for (JavaConstructor constructor : mapping.getConstructors()) {
        for (Parameter parameter : constructor.reflect().getParameters()) {
          ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
          if (property != null && property.name().startsWith("stocsync.")) {
            keys.put(property.name(), property.defaultValue());
          }
        }
      }
    }
    return keys;
  }

  private static void collect(String prefix, Class<?> group, Map<String, String> keys) {
    for (Method method : group.getMethods()) {
      String name = method.isAnnotationPresent(WithParentName.class) ? "" : "." + dashed(method);
      Type type = method.getGenericReturnType();
      Optional<Class<?>> value = groupWithin(type);
      if (value.isPresent() && method.getReturnType() == Map.class) {
        String element = value.get().getSimpleName().replace("Config", "").toLowerCase();
        collect(prefix + name + ".<" + element + ">", value.get(), keys);
      } else if (value.isPresent()) {
        collect(prefix + name, value.get(), keys);
      } else {
        WithDefault byDefault = method.getAnnotation(WithDefault.class);
        keys.put(prefix + name, byDefault == null ? "" : byDefault.value());
      }
    }
  }

  /** The nested group a key leads to, if it leads to one. */
  private static Optional<Class<?>> groupWithin(Type type) {
    List<Type> parts =
        type instanceof ParameterizedType generic
            ? List.of(generic.getActualTypeArguments())
            : List.of(type);
    return parts.stream()
        .filter(part -> part instanceof Class<?> c && c.isInterface() && c.isMemberClass())
        .<Class<?>>map(part -> (Class<?>) part)
        .findFirst();
  }

  private static String dashed(Method method) {
    return Pattern.compile("(?<=[a-z])(?=[A-Z])")
        .splitAsStream(method.getName())
        .map(String::toLowerCase)
        .collect(Collectors.joining("-"));
  }
}
