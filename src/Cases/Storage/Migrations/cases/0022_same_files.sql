-- Whether a file was sent with another case too.
create index files_sha256 on cases.files (sha256);
