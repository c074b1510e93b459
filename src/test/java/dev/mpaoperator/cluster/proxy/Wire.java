package dev.mpaoperator.cluster.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One side of a proxied connection. */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final Gate gate;
  private final BufferedInputStream in;
  private final OutputStream out;

  Wire(Socket socket, Gate gate) throws IOException {
    this.socket = socket;
    this.gate = gate;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    this.out = socket.getOutputStream();
  }

  InputStream in() {
    return in;
  }

  void write(byte[] bytes, int length) throws IOException {
    gate.pass();
    out.write(bytes, 0, length);
    out.flush();
  }

  /** Whether the other side has closed. */
  boolean gone() {
    try {
      socket.setSoTimeout(1);
      in.mark(1);
      int next = in.read();
      in.reset();
      socket.setSoTimeout(0);
      return next < 0;
    } catch (SocketTimeoutException e) {
      return !calm();
    } catch (IOException e) {
      return true;
    }
  }

  private boolean calm() {
    try {
      socket.setSoTimeout(0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
