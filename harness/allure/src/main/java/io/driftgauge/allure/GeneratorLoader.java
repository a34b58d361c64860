package io.driftgauge.allure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the generator and its libraries, of whatever versions, apart from those of the user: its parent is the platform
 * alone. From outside it takes our own package that drives the generator, and SLF4J, so that there is one log.
 */
final class GeneratorLoader extends URLClassLoader {

    private static final String OWN_PACKAGE = "io.driftgauge.allure.generator.";
    private static final String LOG = "org.slf4j.";

    private final ClassLoader outside;

    GeneratorLoader(URL[] jars, ClassLoader outside) {
        super("driftgauge-allure-generator", jars, ClassLoader.getPlatformClassLoader());
        this.outside = outside;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(LOG)) {
            return outside.loadClass(name);
        }
        if (!name.startsWith(OWN_PACKAGE)) {
            return super.findClass(name);
        }
        try (InputStream in = outside.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        return name.startsWith(OWN_PACKAGE.replace('.', '/')) ? outside.getResource(name) : super.findResource(name);
    }
}
