#include "exports/answers/answers.hpp"
#include "exports/answers/grid.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t most_acts = 4;  // on a page
constexpr std::size_t most_roles = 3;

std::string role_of(const SpeakerAnswer::Role& role) {
  return role.role + (role.role.empty() || role.affiliation.empty() ? "" : ", ") + role.affiliation;
}

std::string acts_of(const SpeakerAnswer& speaker, std::size_t most) {
  std::string words;
  for (std::size_t i = 0; i < speaker.acts.size() && i < most; ++i)
    words += (i == 0 ? "" : ", ") + speaker.acts[i].first + " " + std::to_string(speaker.acts[i].second);
  return words + (speaker.acts.size() > most ? ", …" : "");
}

std::string roles_of(const SpeakerAnswer& speaker) {
  std::string words;
  for (std::size_t i = 0; i < speaker.roles.size() && i < most_roles; ++i)
    words += (i == 0 ? "" : "; ") + role_of(speaker.roles[i]);
  return words + (speaker.roles.size() > most_roles ? "; …" : "");
}

}  // namespace

void write_page(const SpeakerList& list, const AnswerContext& context, std::string& out) {
  if (list.speakers.empty()) {
    Page(out, context.width, context.colour).paragraph({{"No speaker in the record fits."}});
    return;
  }
  Grid grid({{.title = "speaker", .may_break = true},
             {.title = "role", .may_break = true},
             {.title = "statements", .is_right = true},
             {.title = "acts", .may_break = true},
             {.title = "id"}});
  for (const SpeakerAnswer& speaker : list.speakers)
    grid.row({{fitted(speaker.name, 80), speaker.is_named ? Style::speaker : Style::plain},
              {roles_of(speaker)},
              {std::to_string(speaker.statements)},
              {acts_of(speaker, most_acts)},
              {speaker.short_key, Style::dim}});
  grid.write(context, out);
  Page page(out, context.width, context.colour);
  page.blank_line();
  const std::string count = counted(list.speakers.size(), "speaker", "speakers");
  page.paragraph(
      {{count, Style::dim}, {list.has_more ? "; more fit: raise --limit to see them" : "", Style::dim}});
}

void write_json(const SpeakerList& list, std::string& out) {
  write_list(list.speakers, out, [](JsonText& json, const SpeakerAnswer& speaker) {
    json.begin_object().key("id").text(speaker.key).key("name").text_or_null(speaker.name);
    json.key("names").begin_list();
    for (const std::string& name : speaker.names) json.text(name);
    json.end_list()
        .key("type")
        .text(speaker.type)
        .key("named")
        .truth(speaker.is_named)
        .key("roles")
        .begin_list();
    for (const SpeakerAnswer::Role& role : speaker.roles) {
      json.begin_object()
          .key("role")
          .text_or_null(role.role)
          .key("affiliation")
          .text_or_null(role.affiliation);
      json.key("from").text_or_null(role.from).key("to").text_or_null(role.to).end_object();
    }
    json.end_list().key("statements").number(speaker.statements).key("articles").number(speaker.articles);
    json.key("acts").begin_object();
    for (const auto& [act, count] : speaker.acts) json.key(act).number(count);
    json.end_object()
        .key("first")
        .text_or_null(speaker.first)
        .key("last")
        .text_or_null(speaker.last)
        .end_object();
  });
}

void write_csv(const SpeakerList& list, std::string& out) {
  CsvText csv(out);
  csv.header(
      {"id", "name", "names", "type", "named", "roles", "statements", "articles", "acts", "first", "last"});
  for (const SpeakerAnswer& speaker : list.speakers) {
    std::vector<std::string> roles, acts;
    for (const SpeakerAnswer::Role& role : speaker.roles) roles.push_back(role_of(role));
    for (const auto& [act, count] : speaker.acts) acts.push_back(act + " " + std::to_string(count));
    csv.text(speaker.key)
        .text(speaker.name)
        .list(speaker.names)
        .text(speaker.type)
        .truth(speaker.is_named)
        .list(roles);
    csv.number(static_cast<std::int64_t>(speaker.statements))
        .number(static_cast<std::int64_t>(speaker.articles));
    csv.list(acts).text(speaker.first).text(speaker.last);
    csv.end_row();
  }
}

}  // namespace sayso
