#include "record/verification/full_text.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <sqlite3.h>

namespace sayso::verification {
namespace {

std::uint64_t hash_of(std::string& scratch, std::string_view word, std::int64_t column, std::int64_t place) {
  scratch.assign(word);
  scratch.append(1, '\0').append(std::to_string(column)).append(1, ' ').append(std::to_string(place));
  return xxh3_64(scratch);
}

fts5_api* find_api(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

// The one that the schema names.
struct FullText::Tokenizer {
  explicit Tokenizer(Database& database) {
    fts5_api* const api = find_api(database.handle());
    void* context = nullptr;
    std::array<const char*, 3> arguments{"unicode61", "remove_diacritics", "2"};
    if (api == nullptr || api->xFindTokenizer(api, "porter", &context, &functions) != SQLITE_OK ||
        functions.xCreate(context, arguments.data(), static_cast<int>(arguments.size()), &made) !=
            SQLITE_OK) {
      made = nullptr;
      database.fail_with({Fault::internal, "This build of SQLite has no full-text search (FTS5)."});
    }
  }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  ~Tokenizer() {
    if (made != nullptr) functions.xDelete(made);
  }

  struct Column {
    std::string scratch;
    std::int64_t column = 0, place = 0;
    std::uint64_t sum = 0;
  };
  static int take(void* context, int flags, const char* word, int size, int /*begin*/, int /*end*/) {
    constexpr int longest = 32768;  // as FTS5 cuts words
    Column& into = *static_cast<Column*>(context);
    if ((flags & FTS5_TOKEN_COLOCATED) == 0 || into.place == 0) ++into.place;
    const std::string_view kept(word, static_cast<std::size_t>(std::min(size, longest)));
    into.sum += hash_of(into.scratch, kept, into.column, into.place - 1);
    return SQLITE_OK;
  }

  fts5_tokenizer functions{};
  Fts5Tokenizer* made = nullptr;
};

FullText::FullText(Database& database, std::string table)
    : database_(database), table_(std::move(table)), tokenizer_(std::make_unique<Tokenizer>(database)) {}
FullText::~FullText() = default;

void FullText::expect(std::int64_t row, std::initializer_list<std::string_view> columns) {
  if (tokenizer_->made == nullptr) return;
  Tokenizer::Column into;
  std::uint64_t sum = 0;
  for (const std::string_view column : columns) {
    into.place = 0;
    into.sum = 0;
    tokenizer_->functions.xTokenize(tokenizer_->made, &into, FTS5_TOKENIZE_DOCUMENT, column.data(),
                                    static_cast<int>(column.size()), Tokenizer::take);
    sum += into.sum;
    ++into.column;
  }
  if (sum != 0) sums_[row] += sum;
}

void FullText::compare(const std::function<void(std::int64_t)>& differs) {
  std::unordered_map<std::string, std::int64_t> columns;
  Query names(database_, "SELECT name, cid FROM pragma_table_info(?1)");
  names.bind(1, table_);
  while (names.step()) columns.emplace(names.text(0), names.integer(1));
  const std::string view = "temp.words_of_" + table_;
  database_.execute(
      ("CREATE VIRTUAL TABLE IF NOT EXISTS " + view + " USING fts5vocab(main, " + table_ + ", instance)")
          .c_str());
  std::string scratch;
  {
    Query words(database_, "SELECT doc, term, col, \"offset\" FROM " + view);
    while (words.step()) {
      const auto column = columns.find(std::string(words.text(2)));
      const std::int64_t number = column == columns.end() ? -1 : column->second;
      sums_[words.integer(0)] -= hash_of(scratch, words.text(1), number, words.integer(3));
    }
  }
  if (database_.failure()) return;
  std::vector<std::int64_t> rows;
  for (const auto& [row, sum] : sums_)
    if (sum != 0) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  for (const std::int64_t row : rows) differs(row);
}

}  // namespace sayso::verification
