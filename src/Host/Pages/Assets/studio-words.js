// The words of Elsa Studio 3.8.2 that our pages show, and what they are in Chinese.
window.studioWords = {
};
