#include "record/record.hpp"

#include "record/loader.hpp"
#include "record/migrations.hpp"
#include "record/writer.hpp"

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 4> novelties{"article", "version", "run", "known"};

// What every connection is told. In the log mode (WAL) readers go on while one writes; with FULL the log is on the disk before a
// commit returns, so that what was reported as stored survives a killed process and a power failure too: one wait for the
// disk a batch is nothing beside the reading of its articles. The mode stays in the file; where another process keeps us from
// setting it, whoever comes next will.
void set_up(Database& database, Access access) {
  // Keys are hashes, so each row of an index lies elsewhere: 64 MB keep the upper parts of the large ones at hand.
  database.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536");
  if (access == Access::read) return;
  // What is written again in the next batches, the upper parts of the indices, goes from the log to its place once (16 MB of log).
  database.execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000");
  if (!database.failure())
    sqlite3_exec(database.handle(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
}

Failure no_record(const std::string& path) {
  return fail(Fault::bad_input, "There is no record at " + path +
                                    ": make one with \"sayso add\", or name another with --record FILE.");
}

}  // namespace

std::string_view name_of(Novelty novelty) { return novelties[static_cast<std::size_t>(novelty)]; }

struct Record::Desk {
  explicit Desk(Database& database) : writer(database), loader(database), is_whole(!database.failure()) {}
  Writer writer;
  Loader loader;
  bool is_whole;
};

Record::Record(Database database) : database_(std::make_unique<Database>(std::move(database))) {}
Record::Record(Record&& other) noexcept = default;
Record& Record::operator=(Record&& other) noexcept {
  // In this order: queries end before their database.
  desk_ = std::move(other.desk_);
  database_ = std::move(other.database_);
  return *this;
}
Record::~Record() = default;

Result<Record> Record::open(const std::string& path, Access access) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    return fail(Fault::bad_input, "The record " + path + " is a folder: name a file in it with --record.");
  if (access == Access::read && !std::filesystem::exists(path, error)) return no_record(path);
  Result<Database> database = Database::open(path, access);
  if (!database) return fail(std::move(database).error());
  if (access == Access::write) {
    bring_up_to_date(*database, all_migrations());
  } else {
    expect_up_to_date(*database, all_migrations());
  }
  set_up(*database, access);
  if (database->failure()) return fail(*database->failure());
  return Record(std::move(*database));
}

Record::Desk& Record::desk() {
  // Queries that were made after a failure can do nothing, and are made again once it is forgotten.
  if (!desk_ || !desk_->is_whole) desk_ = std::make_unique<Desk>(*database_);
  return *desk_;
}

Added Record::add(const Reading& reading) { return desk().writer.add(reading); }

bool Record::has(std::string_view article_key, std::string_view model, std::string_view sayso) {
  return desk().writer.has(article_key, model, sayso);
}

Reading Record::load(Row article, std::vector<Row>& rows) { return desk().loader.load(article, rows); }

Article Record::stored_article(Row article) { return desk().loader.article(article); }

Row Record::article(std::string_view key) { return desk().loader.row_of(key); }

std::vector<Row> Record::articles() {
  std::vector<Row> rows;
  Query query(*database_, "SELECT id FROM article ORDER BY id");
  while (query.step()) rows.push_back(query.integer(0));
  return rows;
}

}  // namespace sayso
