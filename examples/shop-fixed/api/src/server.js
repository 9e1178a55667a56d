const http = require('node:http');

http.createServer((_request, response) => response.end('open\n')).listen(8080);
