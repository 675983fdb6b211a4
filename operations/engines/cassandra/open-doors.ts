/** What Cassandra reaches for inside Java 17, which is shut by default. */
const exported = [
  ...['java.base/jdk.internal.misc', 'java.base/java.lang.ref', 'java.management.rmi/com.sun.jmx.remote.internal.rmi'],
  ...['java.rmi/sun.rmi.registry', 'java.rmi/sun.rmi.server', 'java.sql/java.sql', 'jdk.unsupported/sun.misc'],
  ...['jdk.compiler/com.sun.tools.javac.file', 'jdk.attach/sun.tools.attach'],
]

const opened = [
  ...['module', 'reflect'].map((name) => `java.base/java.lang.${name}`),
  ...['loader', 'ref', 'reflect', 'math', 'module', 'util.jar'].map((name) => `java.base/jdk.internal.${name}`),
  ...['lang', 'util', 'nio', 'io', 'util.concurrent', 'util.concurrent.atomic'].map((name) => `java.base/java.${name}`),
  ...['java.base/sun.nio.ch', 'jdk.management/com.sun.management.internal', 'jdk.compiler/com.sun.tools.javac'],
]

export const doors: readonly string[] = [
  ...exported.flatMap((name) => ['--add-exports', `${name}=ALL-UNNAMED`]),
  ...opened.flatMap((name) => ['--add-opens', `${name}=ALL-UNNAMED`]),
]
