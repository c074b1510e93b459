package dev.mpaoperator.gitops;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.OsLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.TableLib;

/**
 * Runs a script as Argo CD does: Lua 5.1 with the base, table and package libraries and the time,
 * and nothing else, over the global {@code obj}.
 */
public final class Lua {
  private Lua() {}

  /** What a script returns for a resource, as maps, lists and plain values. */
  public static @Nullable Object run(String script, Map<String, Object> resource) {
    var globals = new LuaTable();
    for (var library : List.of(new BaseLib(), new PackageLib(), new TableLib(), new OsLib())) {
      globals.load(library);
    }
    var os = globals.get("os");
    var harmless = new LuaTable();
    for (var name : List.of("time", "date")) {
      harmless.set(name, os.get(name));
    }
    globals.set("os", harmless);
    for (var name : List.of("dofile", "loadfile", "print", "io", "string", "math")) {
      globals.set(name, LuaValue.NIL);
    }
    globals.set("obj", value(resource));
    LuaC.install();
    try (var source = new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8))) {
      return plain(LoadState.load(source, "script", globals).call());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LuaValue value(@Nullable Object plain) {
    return switch (plain) {
      case null -> LuaValue.NIL;
      case Map<?, ?> map -> {
        var table = new LuaTable();
        map.forEach((key, item) -> table.set(key.toString(), value(item)));
        yield table;
      }
      case List<?> list -> {
        var table = new LuaTable();
        for (var i = 0; i < list.size(); i++) {
          table.set(i + 1, value(list.get(i)));
        }
        yield table;
      }
      case Boolean b -> LuaValue.valueOf(b);
      case Number n -> LuaValue.valueOf(n.doubleValue());
      default -> LuaValue.valueOf(plain.toString());
    };
  }

  private static @Nullable Object plain(LuaValue value) {
    return switch (value) {
      case LuaTable table when table.length() > 0 -> {
        var list = new ArrayList<@Nullable Object>();
        for (var i = 1; i <= table.length(); i++) {
          list.add(plain(table.get(i)));
        }
        yield list;
      }
      case LuaTable table -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var key : table.keys()) {
          map.put(key.tojstring(), plain(table.get(key)));
        }
        yield map;
      }
      default ->
          switch (value.type()) {
            case LuaValue.TNIL -> null;
            case LuaValue.TBOOLEAN -> value.toboolean();
            case LuaValue.TNUMBER -> value.toint();
            default -> value.tojstring();
          };
    };
  }
}
