#include "exports/answers/answers.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"
#include "exports/terminal/columns.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr std::size_t most_lines = 5;         // of what a side says
constexpr std::uint32_t narrowest_side = 28;  // else one below the other
constexpr std::uint32_t widest = 120;

struct Line {
  std::string text;
  Style style = Style::plain;
};

std::vector<Line> lines_of(const DisputeSide& side, std::uint32_t columns) {
  std::vector<Line> lines;
  const auto add = [&](std::string_view text, Style style, std::size_t most) {
    for (std::string& line : wrapped(text, columns, most)) lines.push_back({std::move(line), style});
  };
  const Saying& saying = side.saying;
  add(saying.day + " " + speaker_in_words(saying), Style::speaker, 3);
  std::string how = act_in_words(saying);
  if (const std::string put = put_in_words(saying); !put.empty()) how += (how.empty() ? "" : ", ") + put;
  if (!how.empty()) add(how + ":", Style::plain, 1);
  add(saying.content.empty() ? saying.cue : saying.content, Style::plain, most_lines);
  std::string where = saying.article.outlet.empty() ? saying.article.short_key : saying.article.outlet;
  if (side.articles > 1) where += " and " + counted(side.articles - 1, "other article", "other articles");
  add(where + " · " + saying.short_key, Style::dim, 2);
  return lines;
}

std::string styled(const Line& line, bool has_colour) {
  const std::string_view code = code_of(line.style);
  return has_colour && !code.empty() ? std::string(code) + line.text + "\x1b[0m" : line.text;
}

void write_side_by_side(const Dispute& dispute, std::uint32_t columns, bool has_colour, std::string& out) {
  const std::vector<Line> left = lines_of(dispute.earlier, columns), right = lines_of(dispute.later, columns);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const Line none;
    const Line& one = i < left.size() ? left[i] : none;
    out += styled(one, has_colour);
    const std::uint32_t used = columns_in(one.text);
    out.append(columns > used ? columns - used : 0, ' ');
    out += " │";
    if (i < right.size()) out += " " + styled(right[i], has_colour);
    out += '\n';
  }
}

}  // namespace

void write_page(const DisputeList& list, const AnswerContext& context, std::string& out) {
  if (list.disputes.empty()) {
    Page(out, context.width, context.colour)
        .paragraph({{"No claim in the record that fits is denied or in conflict with another."}});
    return;
  }
  const std::uint32_t width = std::min(context.width, widest);
  const std::uint32_t side = width > 3 ? (width - 3) / 2 : 0;
  for (const Dispute& dispute : list.disputes) {
    const bool is_denial = dispute.relation == "denies";
    Page(out, width, context.colour)
        .paragraph({{is_denial ? "denied: left what was said, right the denial"
                               : "in conflict: two claims that do not go together",
                     Style::cue}});
    if (side >= narrowest_side) {
      write_side_by_side(dispute, side, context.colour, out);
    } else {
      for (const DisputeSide* const one : {&dispute.earlier, &dispute.later})
        for (const Line& line : lines_of(*one, std::max(width, narrowest_side) - 2))
          out += "  " + styled(line, context.colour) + '\n';
    }
    out += '\n';
  }
  const std::string count = counted(list.disputes.size(), "dispute", "disputes") +
                            (list.has_more ? "; earlier ones are left out: raise --limit to see them" : "");
  Page(out, width, context.colour).paragraph({{count, Style::dim}});
}

namespace {

void write_object(JsonText& json, const DisputeSide& side) {
  json.begin_object().key("statement");
  write_object(json, side.saying);
  json.key("articles").number(side.articles).key("words").text_or_null(side.words).end_object();
}

}  // namespace

void write_json(const DisputeList& list, std::string& out) {
  write_list(list.disputes, out, [](JsonText& json, const Dispute& dispute) {
    json.begin_object().key("relation").text(dispute.relation).key("rule").text_or_null(dispute.rule);
    json.key("confidence")
        .hundredths(static_cast<std::uint32_t>(std::lround(std::clamp(dispute.confidence, 0.0, 1.0) * 100)));
    write_object(json.key("earlier"), dispute.earlier);
    write_object(json.key("later"), dispute.later);
    json.end_object();
  });
}

void write_csv(const DisputeList& list, std::string& out) {
  CsvText csv(out);
  csv.header({"relation", "rule", "earlier", "earlier_day", "earlier_speakers", "earlier_content",
              "earlier_outlet", "earlier_articles", "later", "later_day", "later_speakers", "later_content",
              "later_outlet", "later_articles"});
  for (const Dispute& dispute : list.disputes) {
    csv.text(dispute.relation).text(dispute.rule);
    for (const DisputeSide* const side : {&dispute.earlier, &dispute.later}) {
      std::vector<std::string> names;
      for (const SaidBy& by : side->saying.speakers) names.push_back(by.name);
      csv.text(side->saying.key).text(side->saying.day).list(names).text(side->saying.content);
      csv.text(side->saying.article.outlet).number(static_cast<std::int64_t>(side->articles));
    }
    csv.end_row();
  }
}

}  // namespace sayso
