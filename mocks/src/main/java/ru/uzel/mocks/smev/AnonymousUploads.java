package ru.uzel.mocks.smev;

import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.ftplet.UserManager;

/** Whoever uploads without a name may not read what others uploaded. */
final class AnonymousUploads extends DefaultFtplet {

  @Override
  public FtpletResult onDownloadStart(FtpSession session, FtpRequest request) throws FtpException {
    if (UserManager.ANONYMOUS.equals(session.getUser().getName())) {
      session.write(
          new DefaultFtpReply(
              FtpReply.REPLY_550_REQUESTED_ACTION_NOT_TAKEN, "anonymous may only upload"));
      return FtpletResult.SKIP;
    }
    return FtpletResult.DEFAULT;
  }
}
