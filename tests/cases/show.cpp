#include "cases/show.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string_view>
#include <vector>

namespace sayso::cases {

namespace {

// Controls, joiners, direction marks, unusual spaces: nobody sees them in an editor. The joiner inside an emoji and
// variation selectors are left, for what they make can be seen.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200C) || c == 0x200E ||
         c == 0x200F || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
         c == 0xFEFF;
}

std::string visible(std::string_view text, std::string_view for_space = " ") {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n' || text[at] == '\r') {
      while (at < text.size() && (text[at] == '\n' || text[at] == '\r' || text[at] == ' ')) ++at;
      while (shown.ends_with(' ')) shown.pop_back();
      shown += " ⏎ ";
      continue;
    }
    const utf8::CodePoint c = utf8::decode(text, at);
    if (c.value == ' ') {
      shown += for_space;
    } else if (is_invisible(c.value)) {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\u{%04X}", static_cast<unsigned>(c.value));
      shown += escape;
    } else {
      shown += text.substr(at, c.size);
    }
    at += c.size;
  }
  return shown;
}

std::string_view name_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::direct: return "direct";
    case StatementKind::indirect: return "indirect";
    case StatementKind::mixed: return "mixed";
  }
  return "?";
}

std::string_view name_of(TimeKind kind) {
  switch (kind) {
    case TimeKind::date: return "date";
    case TimeKind::time: return "time";
    case TimeKind::duration: return "duration";
    case TimeKind::set: return "set";
  }
  return "?";
}

std::string_view name_of(TimePrecision precision) {
  switch (precision) {
    case TimePrecision::day: return "day";
    case TimePrecision::week: return "week";
    case TimePrecision::month: return "month";
    case TimePrecision::year: return "year";
    case TimePrecision::instant: return "instant";
    case TimePrecision::season: return "season";
    case TimePrecision::interval: return "interval";
    case TimePrecision::vague: return "vague";
  }
  return "?";
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::title: return "title";
    case BlockKind::byline: return "byline";
    case BlockKind::date: return "date";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::quote: return "quote";
    case BlockKind::caption: return "caption";
    case BlockKind::list: return "list";
    case BlockKind::credit: return "credit";
  }
  return "?";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string show_tokens(const Document& document) {
  std::string shown;
  std::uint32_t block = 0;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const bool is_new = i == 0 || document.tokens.block[i] != block;
    if (i > 0) shown += is_new ? "\n" : " ";
    block = document.tokens.block[i];
    shown += visible(document.token(i), "␣");
  }
  if (!shown.empty()) shown += "\n";
  return shown;
}

std::string show_sentences(const Document& document) {
  std::string shown;
  for (const TokenRange range : document.sentences)
    shown += visible(document.text(document.span_of(range))) + "\n";
  return shown;
}

std::string show_article(const Article& article) {
  std::string shown;
  const Source& source = article.source;
  const std::pair<std::string_view, const std::string*> fields[] = {
      {"outlet", &source.outlet},        {"url", &source.url},
      {"source title", &source.title},   {"source byline", &source.byline},
      {"source credit", &source.credit}, {"dateline", &source.dateline},
      {"published", &source.published},  {"fetched", &source.fetched},
      {"language", &source.language}};
  for (const auto& [name, value] : fields) {
    if (!value->empty()) shown += std::string(name) + ": " + visible(*value) + "\n";
  }
  for (const Block& block : article.blocks) {
    shown += std::string(name_of(block.kind)) + ": " + visible(article.slice(block.span)) + "\n";
  }
  for (const Note& note : article.notes) shown += "note: " + visible(note.what) + "\n";
  return shown;
}

std::string show_statements(const Document& document) {
  std::string shown;
  const auto pieces = [&](std::string_view name, Slice<Span> slice) {
    for (const Span span : document.list(slice)) {
      shown += "  " + std::string(name) + ": " + visible(document.text(span)) + "\n";
    }
  };
  std::size_t number = 0;
  for (const Statement& statement : document.statements) {
    if (statement.voice == Voice::outlet) continue;  // show_own
    shown += std::to_string(++number) + " " + std::string(name_of(statement.kind));
    if (statement.within != no_id) shown += ", in " + std::to_string(statement.within + 1);
    shown += "\n";
    pieces("source", statement.source);
    pieces("cue", statement.cue);
    pieces("content", statement.content);
  }
  return shown.empty() ? "none\n" : shown;
}

std::string show_times(const Document& document) {
  std::string shown;
  for (const Time& time : document.times) {
    const std::string value(document.list(time.value)), timex(document.list(time.timex));
    shown += visible(document.text(time.span)) + ": " + std::string(name_of(time.kind)) + ", " +
             std::string(name_of(time.precision)) + ", " + (value.empty() ? "-" : value);
    if (timex != value) shown += " (" + timex + ")";
    shown += "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

namespace {

std::string number_of(double value) {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.15g", value);
  return digits;
}

// "exactly" says nothing that the number does not.
std::string value_of(const Figure& figure) {
  const std::string low = number_of(figure.low), high = number_of(figure.high);
  switch (figure.bound) {
    case Bound::exactly: return low;
    case Bound::about: return "about " + low;
    case Bound::between: return low + " to " + high;
    case Bound::at_least: return "at least " + low;
    case Bound::more_than: return "more than " + low;
    case Bound::at_most: return "at most " + high;
    case Bound::fewer_than: return "fewer than " + high;
  }
  return "?";
}

}  // namespace

std::string show_figures(const Document& document) {
  std::string shown;
  for (const Figure& figure : document.figures) {
    shown += visible(document.text(figure.span)) + ": " + value_of(figure);
    if (figure.unit.count > 0) shown += " " + std::string(document.list(figure.unit));
    if (!figure.of.empty()) shown += ", of " + visible(document.text(figure.of));
    if (figure.counting == Counting::cumulative) shown += ", so far";
    if (figure.counting == Counting::change) shown += ", change";
    if (figure.as_of != no_id)
      shown += ", as of " + std::string(document.list(document.times[figure.as_of].value));
    if (figure.place != no_id)
      shown += ", in " + std::string(document.list(document.places[figure.place].name));
    const bool is_said =
        figure.statement != no_id && document.statements[figure.statement].voice == Voice::speaker;
    if (is_said) shown += ", in statement " + std::to_string(figure.statement + 1);
    shown += "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

namespace {

std::string_view name_of(EventType type) {
  constexpr std::string_view names[event_type_count] = {
      "AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "MOBILIZE", "SANCTION", "COERCE",  "ASSAULT"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(Firmness firmness) {
  constexpr std::string_view names[] = {"certain", "probable", "possible", "hypothetical"};
  return names[static_cast<std::size_t>(firmness)];
}

std::string names_of(const Document& document, Slice<Participant> list) {
  std::string names;
  for (const Participant& one : document.list(list)) {
    if (!names.empty()) names += " + ";
    names += visible(document.list(one.name));
    if (one.speaker != no_id) names += " (p" + std::to_string(one.speaker + 1) + ")";
  }
  return names.empty() ? "-" : names;
}

std::string line_of(const Document& document, const Event& event) {
  std::string line(name_of(event.type));
  line += " " + visible(document.text(event.trigger)) + ": " + names_of(document, event.who) + " > " +
          names_of(document, event.whom);
  if (event.when != no_id) line += "; when " + visible(document.text(document.times[event.when].span));
  if (event.where != no_id) line += "; where " + visible(document.text(document.places[event.where].span));
  if (event.firmness != Firmness::certain) line += "; " + std::string(name_of(event.firmness));
  if (event.is_denied) line += "; not so";
  if (event.asserted_by.count > 0) {
    line += "; in statement";
    for (const std::uint32_t number : document.list(event.asserted_by))
      line += " " + std::to_string(number + 1);
    if (event.in_own_voice) line += " and by the outlet";
  }
  for (std::uint32_t i = 1; i < event.mentions.count; ++i)
    line += std::string(i == 1 ? "; also " : ", ") + visible(document.text(document.list(event.mentions)[i]));
  return line + "\n";
}

}  // namespace

std::string show_events(const Document& document) {
  std::string shown;
  for (const Event& event : document.events) shown += line_of(document, event);
  return shown.empty() ? "none\n" : shown;
}

std::string show_own(const Document& document) {
  std::string shown;
  for (std::uint32_t i = 0; i < document.statements.size(); ++i) {
    const Statement& statement = document.statements[i];
    if (statement.voice != Voice::outlet) continue;
    for (const Span span : document.list(statement.content)) shown += visible(document.text(span)) + " | ";
    std::string figures;
    for (const Figure& figure : document.figures) {
      if (figure.statement != i) continue;
      if (!figures.empty()) figures += ", ";
      figures += visible(document.text(figure.span));
    }
    shown += (figures.empty() ? "-" : figures) + "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string show_places(const Document& document) {
  constexpr std::string_view precisions[] = {"exact", "near", "district", "region", "country", "vague"};
  std::string shown;
  for (const Place& place : document.places) {
    shown += visible(document.text(place.span)) + " = " + visible(document.list(place.name)) + ", ";
    shown += place.country[0] == 0 ? "-" : std::string(place.country.data(), 2);
    char point[48];
    std::snprintf(point, sizeof point, ", %.2f, %.2f", static_cast<double>(place.latitude),
                  static_cast<double>(place.longitude));
    shown += std::isnan(place.latitude) ? ", -" : point;
    shown += ", " + std::string(precisions[static_cast<std::size_t>(place.precision)]) + "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string show_entities(const Document& document) {
  std::map<std::uint32_t, std::vector<Span>> entities;  // by their first mention
  std::map<std::uint32_t, std::uint32_t> first;
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    entities[first.emplace(mention.entity, i).first->second].push_back(mention.span);
  }
  std::string shown;
  for (const auto& [number, spans] : entities) {
    if (spans.size() < 2) continue;
    std::string line;
    for (const Span span : spans) line += (line.empty() ? "" : " = ") + visible(document.text(span));
    shown += line + "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string show_speakers(const Document& document) {
  constexpr std::string_view types[] = {"person", "organisation", "group", "document", "unknown"};
  std::string shown;
  for (std::size_t i = 0; i < document.statement_speakers.size(); ++i) {
    if (document.statements[i].voice == Voice::outlet) continue;
    std::string words;
    for (const Span span : document.list(document.statements[i].source)) {
      words += words.empty() ? "" : " … ";
      words += visible(document.text(span));
    }
    for (const std::uint32_t number : document.list(document.statement_speakers[i])) {
      const Speaker& speaker = document.speakers[number];
      const std::string name = visible(document.list(speaker.name));
      shown += "\"" + words + "\" is p" + std::to_string(number + 1) + ": " + (name.empty() ? "?" : name) +
               ", " + std::string(types[static_cast<std::size_t>(speaker.type)]) +
               (speaker.is_named ? "" : ", unnamed");
      if (!speaker.role.empty()) shown += ", role " + visible(document.text(speaker.role));
      if (!speaker.affiliation.empty())
        shown += ", affiliation " + visible(document.text(speaker.affiliation));
      shown += "\n";
    }
    if (i >= document.statement_addressees.size() || document.statement_addressees[i] == no_id) continue;
    const Speaker& told = document.speakers[document.statement_addressees[i]];
    const std::string name = visible(document.list(told.name));
    shown += "  told: p" + std::to_string(document.statement_addressees[i] + 1) + ": " +
             (name.empty() ? "?" : name) + ", " + std::string(types[static_cast<std::size_t>(told.type)]) +
             (told.is_named ? "" : ", unnamed") + "\n";
  }
  return shown.empty() ? "none\n" : shown;
}

std::string difference(std::string_view expected, std::string_view shown) {
  if (expected == shown) return {};
  const auto before = lines_of(expected);
  const auto after = lines_of(shown);
  // common[i][j]: how many lines before[i…] and after[j…] have in common, in order.
  std::vector<std::vector<std::uint32_t>> common(before.size() + 1,
                                                 std::vector<std::uint32_t>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i][j] =
          before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::string lines;
  const auto add = [&](std::string_view mark, std::string_view line) {
    lines += mark;
    lines += line;
    lines += "\n";
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      add("  ", before[i]);
      ++i, ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      add("- ", before[i++]);
    } else {
      add("+ ", after[j++]);
    }
  }
  return lines;
}

}  // namespace sayso::cases
