package ru.uzel.mocks.smev;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.AuthenticationFailedException;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.AnonymousAuthentication;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** The anonymous one, who uploads, and one for each file to be fetched. */
final class FtpUsers implements UserManager {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 30;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, BaseUser> users = new ConcurrentHashMap<>();

  FtpUsers(Path uploads) {
    BaseUser anonymous = user(ANONYMOUS, "", uploads);
    anonymous.setAuthorities(
        List.of(new WritePermission(), new ConcurrentLoginPermission(100, 100)));
    users.put(ANONYMOUS, anonymous);
  }

  /** A new user who sees that folder alone, and may only read. */
  FtpAccess open(Path home, String fileName) {
    String name = word();
    String password = word();
    BaseUser user = user(name, password, home);
    user.setAuthorities(List.of(new ConcurrentLoginPermission(10, 10)));
    users.put(name, user);
    return new FtpAccess(name, password, fileName);
  }

  private static BaseUser user(String name, String password, Path home) {
    BaseUser user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(home.toAbsolutePath().toString());
    user.setMaxIdleTime(300);
    return user;
  }

  private String word() {
    StringBuilder word = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return word.toString();
  }

  @Override
  public User authenticate(Authentication authentication) throws AuthenticationFailedException {
    @Nullable BaseUser user = null;
    if (authentication instanceof AnonymousAuthentication) {
      user = users.get(ANONYMOUS);
    } else if (authentication instanceof UsernamePasswordAuthentication given) {
      user = users.get(given.getUsername());
      if (user != null && !user.getPassword().equals(given.getPassword())) {
        user = null;
      }
    }
    if (user == null) {
      throw new AuthenticationFailedException("wrong name or password");
    }
    return user;
  }

  @Override
  public @Nullable User getUserByName(String name) {
    return users.get(name);
  }

  @Override
  public String[] getAllUserNames() {
    return users.keySet().toArray(String[]::new);
  }

  @Override
  public boolean doesExist(String name) {
    return users.containsKey(name);
  }

  @Override
  public void delete(String name) {
    users.remove(name);
  }

  @Override
  public void save(User user) {
    throw new UnsupportedOperationException("users are made by messages alone");
  }

  @Override
  public String getAdminName() {
    return "";
  }

  @Override
  public boolean isAdmin(String name) {
    return false;
  }
}
