-- Where somebody who waits is told by mail, where they named another address than that of their application: sealed.
ALTER TABLE request_detail ADD COLUMN mail_address @blob;
