export default { tags: "entry", layout: "article.html", permalink: (data) => `/entries/${data.id}/` };
