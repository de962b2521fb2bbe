#include "exports/answers/answers.hpp"
#include "exports/answers/figure_lines.hpp"
#include "exports/answers/grid.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {

namespace {

auto printed(const FigureAnswer& figure) { return std::tie(figure.article.published, figure.article.key); }

}  // namespace

std::vector<FigureLine> figure_lines(const std::vector<FigureAnswer>& figures) {
  std::vector<FigureLine> lines;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  std::vector<std::set<std::string>> articles;
  for (const FigureAnswer& figure : figures) {
    const bool has_claim = figure.saying && !figure.saying->claim.empty();
    const std::tuple key{has_claim ? figure.saying->claim : figure.key + figure.article.key,
                         value_in_words(figure), figure.unit};
    const auto [place, is_new] = known.try_emplace(key, lines.size());
    if (is_new) {
      lines.push_back({&figure, 1, {}});
      articles.emplace_back();
    }
    FigureLine& line = lines[place->second];
    articles[place->second].insert(figure.article.key);
    if (printed(figure) < printed(*line.figure)) line.figure = &figure;
    line.articles = articles[place->second].size();
    for (const FigureAnswer::Answer& answer : figure.answers) {
      const bool is_known = std::any_of(line.answers.begin(), line.answers.end(), [&](const auto* other) {
        return other->relation == answer.relation && other->value == answer.value;
      });
      if (!is_known) line.answers.push_back(&answer);
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const FigureLine& one, const FigureLine& other) {
    return std::pair(one.figure->day, printed(*one.figure)) <
           std::pair(other.figure->day, printed(*other.figure));
  });
  return lines;
}

bool is_superseded(const FigureLine& line) {
  return std::any_of(line.answers.begin(), line.answers.end(), [](const auto* answer) {
    return answer->relation == "updates" || answer->relation == "corrects";
  });
}

std::string in_words(const FigureAnswer::Answer& answer) {
  std::string words = answer.relation == "updates"    ? "updated"
                      : answer.relation == "corrects" ? "corrected"
                      : answer.relation == "denies"   ? "denied"
                                                      : "in conflict with another";
  if (!answer.value.empty())
    words += (answer.relation == "conflicts" ? ": " : " by ") + ("“" + plain_line(answer.value) + "”");
  std::string where;
  for (const std::string& part : {answer.day, answer.speaker, answer.outlet, answer.short_key}) {
    if (part.empty()) continue;
    where += (where.empty() ? "" : ", ") + part;
  }
  return words + " (" + where + ")";
}

std::string giver_in_words(const FigureAnswer& figure) {
  // Whose voice it is stands beside it.
  if (!figure.saying || figure.saying->is_outlets()) return "in its own voice";
  std::string words = speaker_names(*figure.saying);
  if (const std::string act = act_in_words(*figure.saying); !act.empty()) words += " · " + act;
  return words;
}

std::string value_and_unit(const FigureAnswer& figure) {
  const std::string value = value_in_words(figure);
  return figure.unit.empty() ? value : value + " " + figure.unit;
}

void write_page(const std::vector<FigureAnswer>& figures, const AnswerContext& context, std::string& out) {
  if (figures.empty()) {
    Page(out, context.width, context.colour).paragraph({{"No figure in the record counts such a thing."}});
    return;
  }
  Grid grid({{.title = "day"},
             {.title = "value", .is_right = true},
             {.title = "of", .may_break = true},
             {.title = "who", .may_break = true},
             {.title = "outlet", .may_break = true},
             {.title = "id"}});
  const std::vector<FigureLine> lines = figure_lines(figures);
  for (const FigureLine& line : lines) {
    const FigureAnswer& figure = *line.figure;
    std::string outlet = figure.article.outlet;
    if (line.articles > 1) outlet += " and " + counted(line.articles - 1, "other article", "other articles");
    grid.row({{figure.day},
              {value_and_unit(figure), is_superseded(line) ? Style::dim : Style::title},
              {figure.of.empty() ? "“" + fitted(figure.text, 40) + "”" : fitted(figure.of, 60)},
              {giver_in_words(figure), Style::speaker},
              {outlet},
              {figure.saying ? figure.saying->short_key : figure.article.short_key, Style::dim}});
    for (const FigureAnswer::Answer* const answer : line.answers) grid.note(in_words(*answer));
  }
  grid.write(context, out);
  Page page(out, context.width, context.colour);
  page.blank_line();
  const std::string count =
      counted(lines.size(), "figure", "figures") + ", by the day that each holds for, was said or published";
  page.paragraph({{count, Style::dim}});
}

namespace {

void decimal_or_null(JsonText& json, const std::optional<double>& value) {
  if (value)
    json.decimal(*value);
  else
    json.null();
}

void write_object(JsonText& json, const FigureAnswer& figure) {
  json.begin_object().key("id").text(figure.key).key("day").text_or_null(figure.day);
  json.key("as_of").text_or_null(figure.as_of).key("text").text_or_null(figure.text);
  decimal_or_null(json.key("low"), figure.low);
  decimal_or_null(json.key("high"), figure.high);
  json.key("bound").text_or_null(figure.bound).key("unit").text_or_null(figure.unit);
  json.key("of").text_or_null(figure.of).key("place").text_or_null(figure.place).key("cumulative");
  if (figure.is_cumulative)
    json.truth(*figure.is_cumulative);
  else
    json.null();
  json.key("sentence").text_or_null(figure.around).key("statement");
  if (figure.saying)
    write_object(json, *figure.saying);
  else
    json.null();
  json.key("article");
  write_object(json, figure.article);
  json.key("answers").begin_list();
  for (const FigureAnswer::Answer& answer : figure.answers) {
    json.begin_object().key("relation").text(answer.relation).key("statement").text(answer.statement);
    json.key("day").text_or_null(answer.day).key("speaker").text_or_null(answer.speaker);
    json.key("outlet").text_or_null(answer.outlet).key("text").text_or_null(answer.value).end_object();
  }
  json.end_list().end_object();
}

}  // namespace

void write_json(const std::vector<FigureAnswer>& figures, std::string& out) {
  write_list(figures, out, [](JsonText& json, const FigureAnswer& figure) { write_object(json, figure); });
}

void write_csv(const std::vector<FigureAnswer>& figures, std::string& out) {
  CsvText csv(out);
  csv.header({"id",       "day",    "as_of",   "said",      "published",  "text",        "low",     "high",
              "bound",    "unit",   "of",      "place",     "cumulative", "speakers",    "act",     "voice",
              "firmness", "outlet", "article", "statement", "claim",      "answered_by", "sentence"});
  for (const FigureAnswer& figure : figures) {
    const Saying none;
    const Saying& saying = figure.saying ? *figure.saying : none;
    std::vector<std::string> names, answers;
    for (const SaidBy& by : saying.speakers) names.push_back(by.name);
    for (const FigureAnswer::Answer& answer : figure.answers)
      answers.push_back(answer.relation + " " + answer.statement);
    csv.text(figure.key).text(figure.day).text(figure.as_of).text(saying.said).text(figure.article.published);
    csv.text(figure.text)
        .decimal(figure.low)
        .decimal(figure.high)
        .text(figure.bound)
        .text(figure.unit)
        .text(figure.of);
    csv.text(figure.place)
        .text(figure.is_cumulative ? (*figure.is_cumulative ? "1" : "0") : "")
        .list(names)
        .text(saying.act);
    csv.text(saying.voice)
        .text(saying.firmness)
        .text(figure.article.outlet)
        .text(figure.article.key)
        .text(saying.key);
    csv.text(saying.claim).list(answers).text(figure.around);
    csv.end_row();
  }
}

}  // namespace sayso
