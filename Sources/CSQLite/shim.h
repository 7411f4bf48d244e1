#pragma once
#include <sqlite3.h>

// Swift cannot call variadic functions: these are the settings of sqlite3_db_config that the condition connection
// needs. Each answers with SQLite's result code, SQLITE_OK when the setting holds.

/// "Text in double quotes" is a name, never a string.
static inline int csqlite_disable_double_quoted_strings(sqlite3 *db) {
  int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
  return code != SQLITE_OK ? code : sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
}

/// Nothing that SQL says can corrupt the file.
static inline int csqlite_set_defensive(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (void *)0);
}

/// Views and constraints of the file may call innocuous functions only.
static inline int csqlite_distrust_schema(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (void *)0);
}

/// No extension can be loaded, neither from SQL nor from C.
static inline int csqlite_disable_extensions(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (void *)0);
}
