#include "record/migrations.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::string_view first = "CREATE TABLE bird (name TEXT NOT NULL) STRICT";
constexpr std::string_view second =
    "ALTER TABLE bird ADD COLUMN colour TEXT; UPDATE bird SET colour = 'grey'";
constexpr std::string_view broken = "UPDATE bird SET name = 'none'; CREATE TABLE bird (again TEXT)";
constexpr std::array old_list{Migration{.version = 1, .sql = &first}};
constexpr std::array new_list{Migration{.version = 1, .sql = &first},
                              Migration{.version = 2, .sql = &second}};
constexpr std::array broken_list{Migration{.version = 1, .sql = &first},
                                 Migration{.version = 2, .sql = &broken}};

class MigrationTest : public ::testing::Test {
 protected:
  MigrationTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("sayso-migrations-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
    Database database = open();
    bring_up_to_date(database, old_list);
    database.execute("INSERT INTO bird VALUES ('owl')");
    EXPECT_FALSE(database.failure());
  }
  ~MigrationTest() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

  std::string path(const std::string& name = "sayso.db") const { return (folder_ / name).string(); }
  Database open(const std::string& name = "sayso.db", Access access = Access::write) const {
    return std::move(*Database::open(path(name), access));
  }
  static std::string ask(Database& database, std::string_view sql) {
    Query query(database, sql);
    return query.step() ? std::string(query.text(0)) : std::string();
  }

  std::filesystem::path folder_;
};

TEST_F(MigrationTest, BringsAnOlderFileUpToDateAndKeepsACopy) {
  Database database = open();
  EXPECT_EQ(ask(database, "PRAGMA user_version"), "1");
  bring_up_to_date(database, new_list);
  ASSERT_FALSE(database.failure()) << database.failure()->message;
  EXPECT_EQ(ask(database, "PRAGMA user_version"), "2");
  EXPECT_EQ(ask(database, "SELECT name || ' ' || colour FROM bird"), "owl grey");
  Database copy = open("sayso.db.schema-1", Access::read);
  EXPECT_EQ(ask(copy, "PRAGMA user_version"), "1");
  EXPECT_EQ(ask(copy, "SELECT name FROM bird"), "owl");
  EXPECT_TRUE(schema_state(copy).is_record);
}

TEST_F(MigrationTest, CopiesWhatStillLiesInTheLog) {
  Database database = open();
  EXPECT_EQ(ask(database, "PRAGMA journal_mode = WAL"), "wal");
  database.execute("INSERT INTO bird VALUES ('wren')");
  bring_up_to_date(database, new_list);
  ASSERT_FALSE(database.failure()) << database.failure()->message;
  Database copy = open("sayso.db.schema-1");
  EXPECT_EQ(ask(copy, "SELECT count(*) FROM bird"), "2");
}

TEST_F(MigrationTest, NeverWritesOverACopy) {
  Database(open("sayso.db.schema-1")).execute("CREATE TABLE other (x TEXT)");
  Database database = open();
  bring_up_to_date(database, new_list);
  ASSERT_FALSE(database.failure());
  EXPECT_TRUE(std::filesystem::exists(path("sayso.db.schema-1-2")));
  Database kept = open("sayso.db.schema-1");
  EXPECT_EQ(ask(kept, "SELECT count(*) FROM other"), "0");
}

TEST_F(MigrationTest, DoesNothingTwice) {
  Database database = open();
  bring_up_to_date(database, new_list);
  database.execute("UPDATE bird SET colour = 'brown'");
  bring_up_to_date(database, new_list);
  ASSERT_FALSE(database.failure());
  EXPECT_EQ(ask(database, "SELECT colour FROM bird"), "brown");
  EXPECT_FALSE(std::filesystem::exists(path("sayso.db.schema-2")));
}

TEST_F(MigrationTest, LeavesTheFileAsItWasWhereItFails) {
  Database database = open();
  bring_up_to_date(database, broken_list);
  EXPECT_TRUE(database.failure());
  database.rollback();
  EXPECT_EQ(ask(database, "PRAGMA user_version"), "1");
  EXPECT_EQ(ask(database, "SELECT name FROM bird"), "owl");
}

TEST_F(MigrationTest, RefusesAnOlderFileThatIsOnlyRead) {
  Database database = open("sayso.db", Access::read);
  expect_up_to_date(database, new_list);
  ASSERT_TRUE(database.failure());
  EXPECT_NE(database.failure()->message.find("was made by an older sayso"), std::string::npos);
}

TEST_F(MigrationTest, RefusesANewerFile) {
  Database database = open();
  bring_up_to_date(database, new_list);
  bring_up_to_date(database, old_list);
  ASSERT_TRUE(database.failure());
  EXPECT_NE(database.failure()->message.find("its schema is 2, this one knows 1"), std::string::npos);
}

}  // namespace
}  // namespace sayso
