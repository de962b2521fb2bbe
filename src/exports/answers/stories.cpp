#include "exports/answers/answers.hpp"
#include "exports/answers/grid.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

namespace sayso {

void write_page(const StoryList& list, const AnswerContext& context, std::string& out) {
  if (list.stories.empty()) {
    Page(out, context.width, context.colour).paragraph({{"No story in the record fits."}});
    return;
  }
  Grid grid({{.title = "from"},
             {.title = "to"},
             {.title = "story", .may_break = true},
             {.title = "articles", .is_right = true},
             {.title = "outlets", .is_right = true},
             {.title = "origins", .is_right = true},
             {.title = "id"}});
  for (const StoryAnswer& story : list.stories)
    grid.row({{story.from},
              {story.to == story.from ? "" : story.to},
              {story.title, Style::title},
              {std::to_string(story.counts.articles)},
              {std::to_string(story.counts.outlets)},
              {std::to_string(story.counts.origins)},
              {story.short_key, Style::dim}});
  grid.write(context, out);
  Page page(out, context.width, context.colour);
  page.blank_line();
  const std::string count = counted(list.stories.size(), "story", "stories");
  page.paragraph(
      {{count, Style::dim}, {list.has_more ? "; more fit: raise --limit to see them" : "", Style::dim}});
}

void write_json(const StoryList& list, std::string& out) {
  write_list(list.stories, out, [](JsonText& json, const StoryAnswer& story) {
    json.begin_object().key("id").text(story.key).key("title").text_or_null(story.title);
    json.key("from").text_or_null(story.from).key("to").text_or_null(story.to);
    json.key("articles").number(story.counts.articles).key("outlets").number(story.counts.outlets);
    json.key("origins").number(story.counts.origins).end_object();
  });
}

void write_csv(const StoryList& list, std::string& out) {
  CsvText csv(out);
  csv.header({"id", "title", "from", "to", "articles", "outlets", "origins"});
  for (const StoryAnswer& story : list.stories) {
    csv.text(story.key).text(story.title).text(story.from).text(story.to);
    csv.number(static_cast<std::int64_t>(story.counts.articles))
        .number(static_cast<std::int64_t>(story.counts.outlets));
    csv.number(static_cast<std::int64_t>(story.counts.origins));
    csv.end_row();
  }
}

}  // namespace sayso
