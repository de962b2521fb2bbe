#include "exports/record_jsonl/record_lines.hpp"

#include "sayso/version.hpp"

namespace sayso {

void RecordLines::write() {
  write_header();
  // In the order of their names.
  write_articles();
  write_claims();
  write_corrections();
  write_events();
  write_figures();
  write_origins();
  write_places();
  write_relations();
  write_speakers();
  write_statements();
  write_stories();
  write_times();
}

void RecordLines::write_header() {
  kind_ = "sayso";
  line_.clear();
  json_.emplace(line_);
  json().begin_object();
  json().key("record").text("sayso");
  json().key("version").text(version);
  json().key("offsets").text("codepoint");
  end();
}

void RecordLines::begin(std::string_view kind, std::string_view id) {
  kind_ = kind;
  line_.clear();
  json_.emplace(line_);
  json().begin_object();
  json().key("record").text(kind);
  json().key("id").text(id);
}

bool RecordLines::end() {
  json().end_object();
  line_.push_back('\n');
  if (failure_ || database_.failure()) return false;
  if (const Result<void> taken = take_(kind_, line_); !taken) failure_ = taken.error();
  return !failure_;
}

void RecordLines::text(std::string_view name, const Query& row, int column) {
  json().key(name);
  row.is_null(column) ? json().null() : json().text(row.text(column));
}

void RecordLines::whole(std::string_view name, const Query& row, int column) {
  json().key(name);
  row.is_null(column) ? json().null() : json().number(static_cast<std::uint64_t>(row.integer(column)));
}

void RecordLines::decimal(std::string_view name, const Query& row, int column) {
  json().key(name);
  row.is_null(column) ? json().null() : json().decimal(row.real(column));
}

void RecordLines::truth(std::string_view name, const Query& row, int column) {
  json().key(name);
  row.is_null(column) ? json().null() : json().truth(row.integer(column) != 0);
}

void RecordLines::offsets(std::int64_t begin, std::int64_t end) {
  json().key("begin").number(static_cast<std::uint64_t>(begin));
  json().key("end").number(static_cast<std::uint64_t>(end));
}

void RecordLines::span(std::int64_t article, std::int64_t begin, std::int64_t end) {
  json().begin_object();
  offsets(begin, end);
  json().key("text").text(words_.slice(article, begin, end));
  json().end_object();
}

void RecordLines::span_or_null(std::string_view name, const Query& row, int column, std::int64_t article) {
  json().key(name);
  if (row.is_null(column) || row.is_null(column + 1)) {
    json().null();
  } else {
    span(article, row.integer(column), row.integer(column + 1));
  }
}

void RecordLines::texts(std::string_view name, Query& query) {
  json().key(name).begin_list();
  while (query.step()) json().text(query.text(0));
  json().end_list();
}

void RecordLines::spans(std::string_view name, Query& query, std::int64_t article) {
  json().key(name).begin_list();
  while (query.step()) span(article, query.integer(0), query.integer(1));
  json().end_list();
}

}  // namespace sayso
