package dev.mpaoperator.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** Every mail sent so far: how much the approvers have been bothered. */
public final class Mails {
  private final World world;
  private final List<Mail> sent = new ArrayList<>();

  Mails(World world) {
    this.world = world;
  }

  void send(Mail mail) {
    sent.add(mail);
  }

  /** All mails, oldest first. */
  public List<Mail> all() {
    return world.look(now -> List.copyOf(sent));
  }

  /** The mails of one kind. */
  public List<Mail> of(Mail.Kind kind) {
    return all().stream().filter(mail -> mail.kind() == kind).toList();
  }

  /** The mails to one person, by user name. */
  public List<Mail> to(String userName) {
    return all().stream().filter(mail -> mail.recipient().equals(userName)).toList();
  }
}
