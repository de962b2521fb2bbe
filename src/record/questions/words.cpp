#include "record/questions/words.hpp"

#include <array>

#include <sqlite3.h>

namespace sayso {

struct Tokeniser::Parts {
  fts5_tokenizer functions{};
  Fts5Tokenizer* instance = nullptr;
};

namespace {

fts5_api* api_of(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

int take_token(void* context, int /*flags*/, const char* token, int size, int begin, int end) {
  static_cast<std::vector<Token>*>(context)->push_back(
      {std::string(token, static_cast<std::size_t>(size)),
       {static_cast<Offset>(begin), static_cast<Offset>(end)}});
  return SQLITE_OK;
}

}  // namespace

Tokeniser::Tokeniser(Database& database) : parts_(std::make_unique<Parts>()) {
  fts5_api* const api = api_of(database);
  void* context = nullptr;
  if (api == nullptr || api->xFindTokenizer(api, "porter", &context, &parts_->functions) != SQLITE_OK) {
    database.fail_with(
        {Fault::internal, "This SQLite has no full-text search (FTS5): install one that has."});
    return;
  }
  // As in schema/1.sql.
  std::array<const char*, 3> arguments{"unicode61", "remove_diacritics", "2"};
  parts_->functions.xCreate(context, arguments.data(), static_cast<int>(arguments.size()), &parts_->instance);
}

Tokeniser::~Tokeniser() {
  if (parts_->instance != nullptr) parts_->functions.xDelete(parts_->instance);
}

std::vector<Token> Tokeniser::tokens(std::string_view text) const {
  std::vector<Token> tokens;
  if (parts_->instance == nullptr || text.empty()) return tokens;
  parts_->functions.xTokenize(parts_->instance, &tokens, FTS5_TOKENIZE_DOCUMENT, text.data(),
                              static_cast<int>(text.size()), take_token);
  return tokens;
}

Words::Words(Database& database, std::string_view typed) : tokeniser_(std::make_shared<Tokeniser>(database)) {
  constexpr std::string_view spaces = " \t\n\r\v\f";
  for (std::size_t at = typed.find_first_not_of(spaces); at != std::string_view::npos;
       at = typed.find_first_not_of(spaces, at)) {
    const bool is_quoted = typed[at] == '"';
    const std::size_t begin = is_quoted ? at + 1 : at;
    // A quotation mark that is never closed holds all the rest together.
    const std::size_t end = std::min(
        is_quoted ? typed.find('"', begin) : typed.find_first_of(" \t\n\r\v\f\"", begin), typed.size());
    add(typed.substr(begin, end - begin));
    at = is_quoted ? end + 1 : end;
    if (at >= typed.size()) break;
  }
}

void Words::add(std::string_view typed) {
  Term term;
  for (Token& token : tokeniser_->tokens(typed)) term.stems.push_back(std::move(token.stem));
  if (term.stems.empty()) return;
  term.goes_on = typed.back() == '*';
  term.typed = typed;
  terms_.push_back(std::move(term));
}

std::string Words::joined(std::string_view between) const {
  std::string question;
  for (const Term& term : terms_) {
    if (!question.empty()) question += between;
    // No quotation mark is in it: what was typed was parted at them.
    question += '"' + term.typed + '"';
    if (term.goes_on) question += " *";
  }
  return question;
}

bool Words::begins_at(const Term& term, const std::vector<Token>& tokens, std::size_t at) {
  if (at + term.stems.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < term.stems.size(); ++i) {
    const std::string& stem = tokens[at + i].stem;
    const bool is_open = term.goes_on && i + 1 == term.stems.size();
    if (is_open ? !stem.starts_with(term.stems[i]) : stem != term.stems[i]) return false;
  }
  return true;
}

std::vector<Span> Words::found_in(std::string_view text) const {
  std::vector<Span> found;
  const std::vector<Token> tokens = tokeniser_->tokens(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    for (const Term& term : terms_) {
      if (!begins_at(term, tokens, at)) continue;
      found.push_back({tokens[at].span.begin, tokens[at + term.stems.size() - 1].span.end});
      break;
    }
  }
  return found;
}

}  // namespace sayso
