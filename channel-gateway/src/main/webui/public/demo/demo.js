const chat = document.querySelector('switchboard-chat')
document.querySelectorAll('[data-topic]').forEach((button) =>
  button.addEventListener('click', () => {
    chat.topic = button.dataset.topic
    chat.show()
  }),
)
