#include "exports/terminal/terminal.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "exports/terminal/page.hpp"
#include "exports/terminal/passage.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace sayso {
namespace {

// Broken, if at all, before the dot: behind it stands a space that may not be.
constexpr std::string_view separator = " ·\u00A0";
constexpr std::uint32_t doubtful_below = 50;  // hundredths of confidence
constexpr std::uint32_t most_events = 12;     // on a page; the others are counted

std::string counted(std::uint32_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::optional<std::uint32_t> number_in(std::string_view digits) {
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const std::from_chars_result read = std::from_chars(digits.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

// "2024-11-04" and "2024-11-04T07:40:00Z" as "4 November 2024"; what is no such date as it is.
std::string date_in_words(std::string_view date) {
  constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                              "July",    "August",   "September", "October", "November", "December"};
  const bool has_form =
      date.size() >= 10 && date[4] == '-' && date[7] == '-' && (date.size() == 10 || date[10] == 'T');
  if (!has_form) return std::string(date);
  const auto month = number_in(date.substr(5, 2));
  const auto day = number_in(date.substr(8, 2));
  if (!month || *month < 1 || *month > months.size() || !day) return std::string(date);
  return std::to_string(*day) + ' ' + months[*month - 1] + ' ' + std::string(date.substr(0, 4));
}

class ArticlePage {
 public:
  ArticlePage(const Document& document, const ExportContext& context, std::string& out)
      : document_(document), context_(context), order_(document), page_(out, context.width, context.colour) {}

  void write() {
    write_head();
    const std::uint32_t last = static_cast<std::uint32_t>(document_.statements.size());
    for (std::uint32_t number = 1; number <= last; ++number) write_statement(number, last);
    write_events();
    write_notes();
    write_counts();
  }

 private:
  void write_head() {
    const Source& source = document_.article().source;
    const std::string_view title =
        source.title.empty() ? std::string_view(source.path) : std::string_view(source.title);
    page_.paragraph({{title, Style::title}});
    const std::string date = date_in_words(source.published);
    std::string line;
    for (const std::string_view part :
         {std::string_view(source.outlet), std::string_view(date), std::string_view(source.byline)}) {
      if (part.empty()) continue;
      if (!line.empty()) line += separator;
      line += part;
    }
    page_.paragraph({{line, Style::dim}});
    page_.rule();
  }

  void write_statement(std::uint32_t number, std::uint32_t last) {
    const std::uint32_t at = order_.statements[number - 1];
    const Statement& statement = document_.statements[at];
    page_.blank_line();
    const std::size_t digits = std::to_string(last).size();
    const std::string count = std::to_string(number);
    const std::string label = std::string(digits + 1 - count.size(), ' ') + count + "  ";
    const std::string indent(label.size() + 2, ' ');
    const std::uint32_t confidence = hundredths(statement.confidence);
    constexpr std::size_t least_beside = 16;  // columns for the speaker, else the act gives way
    const std::string short_tag =
        (is_own(statement) ? std::string() : std::string(name_of(statement.kind)) + ' ') +
        std::to_string(confidence) + '%';
    const std::string full_tag = within_in_words(statement) +
                                 (is_own(statement) ? std::string() : act_in_words(at)) +
                                 firmness_in_short(at) + short_tag;
    const std::string related_tag = relation_in_words(at) + full_tag;
    const auto has_room = [&](const std::string& words) {
      return label.size() + words.size() + least_beside <= context_.width;
    };
    const std::string& tag = has_room(related_tag) ? related_tag : has_room(full_tag) ? full_tag : short_tag;
    const Style tag_style = confidence < doubtful_below ? Style::doubtful : Style::dim;
    page_.paragraph(first_line(statement), {.label = label, .right = tag, .right_style = tag_style});
    for (const std::vector<Run>& passage : passages_of(document_, statement))
      page_.paragraph(passage, {.label = indent});
    if (context_.why && !statement.by.empty()) {
      page_.paragraph({{"why: ", Style::dim}, {document_.list(statement.by), Style::dim}}, {.label = indent});
    }
    if (context_.why && at < document_.acts.size() && !is_own(statement)) {
      page_.paragraph({{"act: ", Style::dim}, {document_.list(document_.acts[at].by), Style::dim}},
                      {.label = indent});
    }
    if (context_.why) write_relations(at, indent);
    if (context_.why && at < document_.firmness.size()) {
      const std::string words = firmness_in_words(document_, at);
      page_.paragraph({{"firmness: ", Style::dim}, {words, Style::dim}}, {.label = indent});
    }
  }

  void write_relations(std::uint32_t statement, const std::string& indent) {
    for (const StatementRelation& relation : document_.relations) {
      if (relation.from != statement) continue;
      const std::string to =
          std::string(name_of(relation.type)) + " " + std::to_string(order_.rank[relation.to] + 1) + ": ";
      page_.paragraph({{to, Style::dim}, {document_.list(relation.rule), Style::dim}}, {.label = indent});
    }
  }

  // "in 3 · ": the statement that this one stands inside.
  std::string within_in_words(const Statement& statement) const {
    if (statement.within == no_id) return {};
    return "in " + std::to_string(order_.rank[statement.within] + 1) + std::string(separator);
  }

  // "denies 9 · ": how it stands to an earlier statement of the article, the first that is not said again only.
  std::string relation_in_words(std::uint32_t statement) const {
    const StatementRelation* told = nullptr;
    for (const StatementRelation& relation : document_.relations) {
      if (relation.from != statement) continue;
      const bool is_plain = relation.type == RelationType::repeats || relation.type == RelationType::restates;
      if (told == nullptr || !is_plain) told = &relation;
      if (!is_plain) break;
    }
    if (told == nullptr) return {};
    return std::string(name_of(told->type)) + " " + std::to_string(order_.rank[told->to] + 1) +
           std::string(separator);
  }

  // "not confirm · ", "expected announce · "; nothing where no stage told acts.
  std::string act_in_words(std::uint32_t statement) const {
    if (statement >= document_.acts.size()) return {};
    const StatementAct& act = document_.acts[statement];
    std::string words = act.is_negated ? "not " : "";
    if (act.realis != Realis::actual) words.append(name_of(act.realis)).append(" ");
    return words.append(name_of(act.act)).append(separator);
  }

  // "possible · ", "probably not · "; nothing for what is put plainly, and for denials, whose act says it already.
  std::string firmness_in_short(std::uint32_t statement) const {
    if (statement >= document_.firmness.size()) return {};
    const StatementFirmness& judged = document_.firmness[statement];
    const Act act = statement < document_.acts.size() ? document_.acts[statement].act : Act::say;
    const bool is_said = act == Act::deny || act == Act::refuse || act == Act::decline;
    const bool is_not = judged.is_negative && !is_said;
    if (judged.firmness == Firmness::certain && !is_not) return {};
    std::string words;
    if (judged.firmness != Firmness::certain) words = name_of(judged.firmness);
    if (is_not) words += words.empty() ? "not so" : ", not so";
    return words + std::string(separator);
  }

  static bool is_own(const Statement& statement) { return statement.voice == Voice::outlet; }

  // Speaker and cue, both in the article's words; of the outlet's own statements its name.
  std::vector<Run> first_line(const Statement& statement) const {
    std::vector<Run> runs;
    if (is_own(statement)) {
      const std::string_view outlet = document_.article().source.outlet;
      if (outlet.empty()) return {{"in the outlet's own voice", Style::dim}};
      return {{outlet, Style::speaker}, {separator, Style::dim}, {"in its own voice", Style::dim}};
    }
    add_pieces(runs, statement.source, Style::speaker);
    if (runs.empty()) runs.push_back({"no speaker named", Style::dim});
    if (!statement.cue.empty()) {
      runs.push_back({separator, Style::dim});
      add_pieces(runs, statement.cue, Style::plain);
    }
    return runs;
  }

  void add_pieces(std::vector<Run>& runs, Slice<Span> slice, Style style) const {
    bool is_first = true;
    for (const Span span : document_.list(slice)) {
      if (!is_first) runs.push_back({" … ", Style::dim});
      // A comma that closes an apposition belongs to the source, but not to a name that stands alone.
      const std::string_view words = document_.text(span);
      runs.push_back({words.substr(0, words.find_last_not_of(" ,;:") + 1), style});
      is_first = false;
    }
  }

  // The events in one line each: type, trigger, who and whom, when and where. The outlet's own stand as they are, of what
  // others say the statements are named.
  void write_events() {
    if (document_.events.empty()) return;
    page_.blank_line();
    const auto count = static_cast<std::uint32_t>(document_.events.size());
    page_.paragraph({{counted(count, "event", "events"), Style::dim}});
    for (std::uint32_t i = 0; i < std::min(count, most_events); ++i) write_event(document_.events[i]);
    if (count > most_events)
      page_.paragraph({{"and " + std::to_string(count - most_events) + " more", Style::dim}},
                      {.label = "  "});
  }

  void write_event(const Event& event) {
    std::string type(name_of(event.type));
    std::transform(type.begin(), type.end(), type.begin(), small_letter);
    const std::string who = names_of(event.who), whom = names_of(event.whom);
    std::string around;
    if (event.when != no_id)
      around.append(separator).append(document_.text(document_.times[event.when].span));
    if (event.where != no_id)
      around.append(separator).append(document_.text(document_.places[event.where].span));
    if (event.is_denied) around.append(separator).append("not so");
    if (event.firmness != Firmness::certain) around.append(separator).append(name_of(event.firmness));
    if (!event.in_own_voice) {
      around.append(separator).append("said in");
      for (const std::uint32_t statement : document_.list(event.asserted_by))
        around.append(" ").append(std::to_string(order_.rank[statement] + 1));
    }
    std::vector<Run> runs{{type, Style::dim}, {" ", Style::dim}};
    if (!who.empty()) runs.insert(runs.end(), {{who, Style::speaker}, {separator, Style::dim}});
    runs.push_back({document_.text(event.trigger), Style::plain});
    if (!whom.empty()) runs.insert(runs.end(), {{separator, Style::dim}, {whom, Style::speaker}});
    runs.push_back({around, Style::dim});
    page_.paragraph(runs, {.label = "  "});
  }

  std::string names_of(Slice<Participant> list) const {
    std::string names;
    for (const Participant& one : document_.list(list)) {
      if (!names.empty()) names += ", ";
      names += document_.list(one.name);
    }
    return names;
  }

  void write_notes() {
    const std::vector<Note>& at_the_door = document_.article().notes;
    if (at_the_door.empty() && document_.notes.empty()) return;
    page_.blank_line();
    for (const Note& note : at_the_door) write_note(note);
    for (const Note& note : document_.notes) write_note(note);
  }

  void write_note(const Note& note) {
    if (note.span.empty()) {
      page_.paragraph({{"note: ", Style::dim}, {note.what, Style::dim}});
    } else {
      page_.paragraph({{"note: ", Style::dim},
                       {note.what, Style::dim},
                       {": ", Style::dim},
                       {words_at(note.span), Style::dim}});
    }
  }

  // The words of a note's place, and enough of what follows to find them.
  std::string words_at(Span span) const {
    constexpr Offset enough = 40;
    const std::string_view text = document_.text();
    std::size_t end = std::max(span.end, std::min(span.begin + enough, static_cast<Offset>(text.size())));
    end = utf8::boundary_before(text, std::min(end, text.find_first_of("\r\n", span.begin)));
    const bool is_whole = end == text.size() || text[end] == '\n' || text[end] == '\r';
    return std::string(text.substr(span.begin, end - span.begin)) + (is_whole ? "" : "…");
  }

  void write_counts() {
    std::array<std::uint32_t, 3> kinds{};
    std::uint32_t without_speaker = 0, own = 0;
    for (const Statement& statement : document_.statements) {
      if (is_own(statement)) {
        ++own;
        continue;
      }
      ++kinds[static_cast<std::size_t>(statement.kind)];
      without_speaker += statement.source.empty() ? 1U : 0U;
    }
    const std::uint32_t words = count_words(document_);
    page_.blank_line();
    std::string line;
    if (document_.statements.empty()) {
      line = "No statement was found in " + counted(words, "word", "words") + '.';
    } else {
      line = counted(static_cast<std::uint32_t>(document_.statements.size()), "statement", "statements") +
             " in " + counted(words, "word", "words") + ':';
      bool is_first = true;
      for (const StatementKind kind :
           {StatementKind::direct, StatementKind::indirect, StatementKind::mixed}) {
        const std::uint32_t count = kinds[static_cast<std::size_t>(kind)];
        if (count == 0) continue;
        line += (is_first ? " " : ", ") + std::to_string(count) + ' ' + std::string(name_of(kind));
        is_first = false;
      }
      if (own > 0) line += (is_first ? " " : ", ") + std::to_string(own) + " of the outlet's own";
      if (without_speaker > 0) line += "; " + std::to_string(without_speaker) + " without a speaker";
    }
    page_.paragraph({{line, Style::dim}});
  }

  const Document& document_;
  const ExportContext& context_;
  ReadingOrder order_;
  Page page_;
};

}  // namespace

void write_terminal(const Document& document, const ExportContext& context, std::string& out) {
  ArticlePage(document, context, out).write();
}

}  // namespace sayso
